"""Propose what the vendor list says of the parties that were recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from docintel.core.document import Candidate
from docintel.core.page import Origin
from docintel.core.vendor import KnownParty, Sign, Trait, Vendor
from docintel.core.vendor_keys import core_name, folded, phone_key
from docintel.extraction.vendors.misread import meant
from docintel.extraction.vendors.parties import VOTER
from docintel.extraction.voting import EXACT

#: What is printed and in the list; the same with letters that look misread; what is not printed.
_PRINTED, _MISREAD, _UNPRINTED = 0.99, 0.97, 0.9
#: What a name alone, or the usual terms of a partner, are worth.
_GUESSED, _USUAL = 0.7, 0.5
_ALIKE = 0.95
#: Traits that are values of fields themselves.
_SIGNED = {"address": Trait.ADDRESS, "tax_id": Trait.TAX_ID, "iban": Trait.IBAN}


def propose_known(
    parties: Sequence[KnownParty], candidates: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Candidates for the fields of each party; of rivals no more than what they have in common.

    Where XML, a form field or a code says the value of a field, that is what the document says.
    """
    said = {one.name for one in candidates if one.source in EXACT and one.row is None}
    return (one for one in _proposed(parties, candidates) if one.name not in said)


def _proposed(
    parties: Sequence[KnownParty], candidates: Sequence[Candidate]
) -> Iterator[Candidate]:
    for party in parties:
        if {core_name(rival.name) for rival in party.rivals} <= {core_name(party.vendor.name)}:
            yield _name(party)
        for what, trait in _SIGNED.items():
            sign = party.sign(trait)
            if sign and what in party.fields and _have_all(sign, party.rivals):
                yield _candidate(party, what, sign.value, sign, _sure(sign))
        if party.is_known and not party.rivals:
            yield from _confirmed(party, candidates)
            yield from _dialled(party, candidates)
            yield from _usual(party, candidates)


def _have_all(sign: Sign, rivals: Sequence[Vendor]) -> bool:
    """Whether nothing depends on which of the rivals it is."""
    return all(
        folded(sign.value) in map(folded, (one.address, *one.tax_ids, *one.ibans)) for one in rivals
    )


def _name(party: KnownParty) -> Candidate:
    """The name as the list spells it, where it is printed, else where it is told from."""
    printed = party.sign(Trait.NAME)
    if printed:
        return _candidate(party, "name", party.vendor.name, printed, _sure(printed))
    told_by = max(party.signs, key=lambda sign: sign.agreement)
    return _candidate(party, "name", party.vendor.name, told_by, _UNPRINTED)


def _sure(sign: Sign) -> float:
    return _PRINTED if sign.agreement >= _ALIKE else _MISREAD


def _candidate(
    party: KnownParty, what: str, value: str, printed: Sign, confidence: float
) -> Candidate:
    sure = confidence if party.is_known else min(confidence, _GUESSED)
    source = Origin.MASTER_DATA if party.is_known else Origin.RULE
    return Candidate(
        name=party.fields[what],
        value=value,
        text=printed.text,
        confidence=sure,
        source=source,
        voter=VOTER,
        page=printed.page,
        boxes=printed.boxes,
    )


def _confirmed(party: KnownParty, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """What others read and the list has but for misread letters: its spelling, in their place."""
    for what, own in _read_by_others(party.vendor):
        read = [
            (one, value)
            for one in _for(party, what, candidates)
            if (value := meant(one.value, own, one.source is Origin.OCR))
        ]
        if read and not (what in _SIGNED and party.sign(_SIGNED[what])):
            best, value = max(read, key=lambda pair: pair[0].confidence)
            sure = _PRINTED if best.value == value else _MISREAD
            yield replace(
                best, value=value, confidence=sure, source=Origin.MASTER_DATA, voter=VOTER
            )


def _dialled(party: KnownParty, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The phone number as others read it, where it is that of the list."""
    own = {phone_key(one) for one in party.vendor.phones}
    read = [one for one in _for(party, "phone", candidates) if phone_key(one.value) in own]
    if read:
        best = max(read, key=lambda one: one.confidence)
        yield replace(best, confidence=_PRINTED, source=Origin.MASTER_DATA, voter=VOTER)


def _read_by_others(vendor: Vendor) -> Iterator[tuple[str, Sequence[str]]]:
    yield "tax_id", vendor.tax_ids
    yield "iban", vendor.ibans
    yield "bic", vendor.bics
    yield "customer_number", [vendor.customer_number] if vendor.customer_number else []


def _usual(party: KnownParty, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Its currency and time to pay, where the document does not say otherwise."""
    vendor = party.vendor
    currencies = {one.value for one in _for(party, "currency", candidates)}
    if vendor.currency and "currency" in party.fields and currencies <= {vendor.currency}:
        yield _reckoned(party, "currency", vendor.currency)
    is_due = "due_date" in party.fields and not any(_for(party, "due_date", candidates))
    if is_due and (due := _due(vendor, [*_for(party, "date", candidates)])):
        yield _reckoned(party, "due_date", due)


def _due(vendor: Vendor, dates: Sequence[Candidate]) -> str | None:
    if vendor.due_days is None or not dates:
        return None
    try:
        issued = date.fromisoformat(max(dates, key=lambda one: one.confidence).value)
    except ValueError:
        return None
    return (issued + timedelta(days=vendor.due_days)).isoformat()


def _reckoned(party: KnownParty, what: str, value: str) -> Candidate:
    return Candidate(party.fields[what], value, value, _USUAL, Origin.RULE, VOTER)


def _for(party: KnownParty, what: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    name = party.fields.get(what)
    return (one for one in candidates if one.name == name and one.row is None)
