"""Which entries stand on which side of a document, and which of them beside one another."""

from __future__ import annotations

Rows = tuple[tuple[str, ...], ...]

PASSPORTS: dict[str, Rows] = {
    "icao": (
        ("surname",),
        ("given_names",),
        ("nationality", "date_of_birth"),
        ("sex", "place_of_birth"),
        ("date_of_issue", "issuing_authority"),
        ("date_of_expiry",),
    ),
    "personal": (
        ("surname",),
        ("given_names",),
        ("date_of_birth", "personal_number"),
        ("nationality", "sex"),
        ("place_of_birth",),
        ("date_of_issue", "date_of_expiry"),
        ("issuing_authority",),
    ),
    "birth_name": (
        ("surname", "name_at_birth"),
        ("given_names",),
        ("nationality",),
        ("date_of_birth", "sex", "place_of_birth"),
        ("date_of_issue",),
        ("date_of_expiry", "issuing_authority"),
    ),
    "tall": (
        ("surname",),
        ("given_names",),
        ("nationality",),
        ("sex", "height", "eye_colour"),
        ("date_of_birth", "place_of_birth"),
        ("date_of_issue", "date_of_expiry"),
        ("issuing_authority",),
    ),
}
FRONTS: dict[str, Rows] = {
    "plain": (
        ("surname",),
        ("given_names",),
        ("date_of_birth", "nationality"),
        ("place_of_birth",),
        ("date_of_expiry",),
    ),
    "full": (
        ("document_number", "sex"),
        ("surname", "given_names"),
        ("nationality", "date_of_birth"),
        ("place_of_birth", "date_of_issue"),
        ("date_of_expiry", "personal_number"),
    ),
    "names": (
        ("surname",),
        ("name_at_birth",),
        ("given_names",),
        ("date_of_birth", "document_number"),
        ("date_of_expiry",),
    ),
    "short": (
        ("surname",),
        ("given_names",),
        ("sex", "nationality", "date_of_birth"),
        ("document_number", "date_of_expiry"),
    ),
    "dated": (
        ("document_number",),
        ("surname", "given_names"),
        ("sex", "date_of_birth"),
        ("date_of_issue", "date_of_expiry"),
    ),
}
BACKS: dict[str, Rows] = {
    "address": (("address",), ("height", "eye_colour"), ("issuing_authority", "date_of_issue")),
    "office": (("issuing_authority",), ("date_of_issue", "height"), ("personal_number",)),
    "eyes": (("eye_colour", "height"), ("date_of_issue",), ("address",), ("issuing_authority",)),
    "birth": (("place_of_birth",), ("address",), ("issuing_authority",)),
    "bare": (("date_of_issue", "personal_number"),),
}
#: The sides of older and larger cards, which have all on one.
LARGE: dict[str, Rows] = {"full": FRONTS["full"], "personal": PASSPORTS["personal"]}
