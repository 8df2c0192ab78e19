"""The machine-readable zone of an identity document, and what is printed beside it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from docintel.core.countries import find_countries
from docintel.core.document import Check, Document, Field
from docintel.core.mrz import Mrz, read_mrz
from docintel.core.squash import squash
from docintel.rules.values import spoken

#: What each check digit stands for, by the field that holds it.
_PROVES = {"number": "document_number", "birth": "date_of_birth", "expiry": "date_of_expiry"}
_NAMES = {"surname", "given_names"}
#: How zones write letters that they have not.
_SPELLED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss", "þ": "th"}
)


def mrz_check_digits(document: Document) -> list[Check]:
    """Each check digit of the zone speaks for the field that holds what it stands for."""
    mrz = zone_of(document)
    if mrz is None:
        return []
    wrong = [check for check in mrz.checks if not check.passed]
    if wrong:
        return [
            Check(
                "mrz_check_digits",
                False,
                f"check digit {check.digit} of the zone does not agree with {check.text}",
                ("mrz", *_from_zone(document, mrz, check.name)),
            )
            for check in wrong
        ]
    names = [name for check in mrz.checks for name in _from_zone(document, mrz, check.name)]
    message = f"{len(mrz.checks)} check digits of the zone agree"
    return [Check("mrz_check_digits", True, message, ("mrz", *names))]


def mrz_equals_visual(document: Document) -> list[Check]:
    """Names and numbers of the zone are those that are printed above it.

    Only a field that was read elsewhere than in the zone can say so.
    """
    mrz, zone = zone_of(document), document.field("mrz")
    if mrz is None or zone is None:
        return []
    checks = []
    for name, said in said_by(mrz):
        shown = document.field(name)
        if said and shown and shown.boxes and not set(shown.boxes) <= set(zone.boxes):
            checks.append(_compared(name, said, shown))
    return checks


def zone_of(document: Document) -> Mrz | None:
    found = document.field("mrz")
    return read_mrz(found.value.splitlines()) if found else None


def _from_zone(document: Document, mrz: Mrz, check: str) -> Iterator[str]:
    """The field that holds what the check digit stands for, where it has that very value."""
    name = _PROVES.get(check)
    field = document.field(name) if name else None
    if field and field.value == dict(said_by(mrz))[field.name]:
        yield field.name


def said_by(mrz: Mrz) -> Iterator[tuple[str, str]]:
    """Fields of identity documents, and what the zone says of them."""
    yield "document_number", mrz.number
    yield "surname", mrz.surname
    yield "given_names", mrz.given_names
    yield "date_of_birth", str(mrz.birth or "")
    yield "date_of_expiry", str(mrz.expiry or "")
    yield "sex", mrz.sex
    yield "nationality", next((one.code for one in find_countries(mrz.nationality)), "")


def _compared(name: str, said: str, shown: Field) -> Check:
    ways = (squash(way) for way in _ways(shown.value))
    agree = _begins_alike if name in _NAMES else str.__eq__
    passed = any(agree(squash(said), way) for way in ways)
    printed = "and is printed so" if passed else f"but {shown.value} is printed"
    message = f"{spoken(name)} is {said} in the zone, {printed}"
    return Check("mrz_equals_visual", passed, message, (name,))


def _begins_alike(said: str, shown: str) -> bool:
    """Long names are cut in the zone, and second names left out on some papers."""
    short, long = sorted((said, shown), key=len)
    return bool(short) and long.startswith(short)


def _ways(shown: str) -> tuple[str, str]:
    """As it is printed, and with its letters spelled out as zones do: MUELLER for Müller."""
    return shown, unicodedata.normalize("NFC", shown).lower().translate(_SPELLED)
