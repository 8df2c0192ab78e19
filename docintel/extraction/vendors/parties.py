"""Say which party of a document each recognised partner is, and which fields are then its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType
from docintel.core.geometry import Box
from docintel.core.vendor import KnownParty
from docintel.extraction.reading import read
from docintel.extraction.vendors.recognise import Recognised, VendorIndex, recognised

#: Who proposes what the vendor list says.
VOTER = "vendors@1"

_SENDER, _RECIPIENT = "sender", "recipient"
#: Of two partners with the same traits this much of one trait tells which it is.
_CLOSE = 0.03
#: What a role is called of either party; `ship_to` and others may be anybody.
_OF_PARTY = ("name", "address", "tax_id", "email", "phone")
#: An account belongs to who sends documents that ask for payment, else to who gets them.
_ACCOUNT, _ASKS_FOR = ("iban", "bic"), "amount_due"
#: What else the list knows of who sends a document.
_OF_SENDER = ("currency", "customer_number", "due_date", "date")


def known_parties(
    document: Document, document_type: DocumentType, index: VendorIndex
) -> list[KnownParty]:
    """The parties that are in the list; with rivals where several fit a party equally well."""
    sides = {side: _fields(document_type, side) for side in (_SENDER, _RECIPIENT)}
    found: dict[str, list[Recognised]] = {}
    for one in recognised(read(document), index):
        found.setdefault(_side(one, document.candidates, sides), []).append(one)
    return [
        _party(ones, fields)
        for side, fields in sides.items()
        if "name" in fields and (ones := found.get(side))
    ]


def _party(found: Iterable[Recognised], fields: Mapping[str, str]) -> KnownParty:
    best, *others = sorted(found, key=lambda one: (-one.weight, -one.agreement))
    rivals = tuple(other.vendor for other in others if _fits_as_well(other, best))
    return KnownParty(best.vendor, best.signs, fields, best.is_known, rivals)


def _fits_as_well(other: Recognised, best: Recognised) -> bool:
    return other.weight == best.weight and other.agreement > best.agreement - _CLOSE


def _fields(document_type: DocumentType, side: str) -> Mapping[str, str]:
    """The fields of the type that are about this party, by what they hold."""
    names = {spec.learned_as: spec.name for spec in document_type.fields}
    own = {what: f"{side}_{what}" for what in _OF_PARTY}
    payee = _SENDER if _ASKS_FOR in names or "recipient_name" not in names else _RECIPIENT
    if side == payee:
        own |= {what: what for what in _ACCOUNT}
    if side == _SENDER:
        own |= {what: what for what in _OF_SENDER}
    return {what: names[role] for what, role in own.items() if role in names}


def _side(
    one: Recognised, candidates: Sequence[Candidate], sides: Mapping[str, Mapping[str, str]]
) -> str:
    """The party for whose values other voters take what stands where its traits are printed.

    Where nobody else is named as the sender it is the sender, whatever its place looks like: its
    account is then looked at, and partners that send documents are what lists are mostly of.
    """
    places = [(sign.page, box) for sign in one.signs for box in sign.boxes]
    votes: dict[str, float] = {}
    is_another_sender = False
    for candidate in candidates:
        if candidate.row is not None or candidate.voter == VOTER:
            continue
        if _stands_at(candidate, places):
            votes[candidate.name] = max(votes.get(candidate.name, 0.0), candidate.confidence)
        elif candidate.name == sides[_SENDER].get("name"):
            is_another_sender = True
    told = {side: sum(_votes_for(fields, votes)) for side, fields in sides.items()}
    is_recipient = is_another_sender and told[_RECIPIENT] > told[_SENDER]
    return _RECIPIENT if is_recipient else _SENDER


def _votes_for(fields: Mapping[str, str], votes: Mapping[str, float]) -> Iterator[float]:
    for what in (*_OF_PARTY, *_ACCOUNT):
        yield votes.get(fields.get(what, ""), 0.0)


def _stands_at(candidate: Candidate, places: Sequence[tuple[int, Box]]) -> bool:
    return any(
        candidate.page == page and box.overlap(own) > 0
        for page, box in places
        for own in candidate.boxes
    )
