"""What was decided, held against what the vendor list knows of the parties of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docintel.core.document import Candidate, Check, Document, Field
from docintel.core.page import Origin
from docintel.core.squash import squash
from docintel.core.vendor import KnownParty, Trait
from docintel.rules.values import spoken

_RULE = "vendor_list"
_ASK = "ask them, under a number that you knew before, which one holds"
#: A name that is read off the page must be about as sure as this to contradict a number.
_SURE_ENOUGH = 0.6
#: So many are named of several that fit.
_NAMED = 3


def vendor_checks(document: Document, parties: Sequence[KnownParty]) -> list[Check]:
    """Fails where a partner has another account or tax id in the list than in print, and where
    several partners fit; passes where print and list agree. Says nothing of guesses.
    """
    return [
        check
        for party in parties
        if party.is_known
        for check in (_which(party) if party.rivals else _of_one(document, party))
    ]


def _which(party: KnownParty) -> Iterator[Check]:
    vendors = (party.vendor, *party.rivals)
    # Branches of one house have its name, and only where they are is in doubt.
    is_one_name = len({squash(vendor.name) for vendor in vendors}) == 1
    field = party.fields["address" if is_one_name and "address" in party.fields else "name"]
    named = ", ".join(vendor.title for vendor in vendors[:_NAMED])
    more = f" and {len(vendors) - _NAMED} more" if len(vendors) > _NAMED else ""
    message = (
        f"{_told_by(party)} {len(vendors)} partners of the vendor list: {named}{more};"
        " say which one it is, or put the list right"
    )
    yield Check(_RULE, False, message, (field,))


def _of_one(document: Document, party: KnownParty) -> Iterator[Check]:
    name = document.field(party.fields["name"])
    if name and squash(name.value) == squash(party.vendor.name):
        printed = party.sign(Trait.NAME)
        message = f"{_told_by(party)} {party.vendor.title} of the vendor list"
        if printed and squash(printed.text) != squash(name.value):
            message += f", printed as {printed.text}"
        other = None if printed else _printed_name(document, name.name)
        if other:
            message += f", page {other.page} names {other.text.strip()}: see whether both are one"
        yield Check(_RULE, other is None, message, (name.name,))
    yield from _compared(document, party, "iban", "account", party.vendor.ibans)
    yield from _compared(document, party, "tax_id", "tax id", party.vendor.tax_ids)


def _printed_name(document: Document, name: str) -> Candidate | None:
    """The name that others read off a page and are sure of."""
    shown = [
        one
        for one in document.candidates
        if one.name == name
        and one.row is None
        and one.boxes
        and one.source is not Origin.MASTER_DATA
    ]
    best = max(shown, key=lambda one: one.confidence, default=None)
    return best if best and best.confidence >= _SURE_ENOUGH else None


def _told_by(party: KnownParty) -> str:
    """`the tax id and name on page 1 are those of`."""
    *others, last = (trait for trait in Trait if party.sign(trait))
    traits = f"{', '.join(others)} and {last}" if others else last
    pages = sorted({sign.page for sign in party.signs})
    where = f"page {pages[0]}" if len(pages) == 1 else f"pages {', '.join(map(str, pages))}"
    return f"the {traits} on {where} {'are those' if others else 'is that'} of"


def _compared(
    document: Document, party: KnownParty, what: str, called: str, known: Sequence[str]
) -> Iterator[Check]:
    """Nothing is said of a value that only one of both has."""
    field = document.field(party.fields.get(what, ""))
    if field is None or not known:
        return
    if _is_known(field, known):
        message = f"{spoken(field.name)} {field.value} is in the vendor list"
        yield Check(_RULE, True, message, (field.name,))
        return
    held = " or ".join(known[:_NAMED])
    message = (
        f"{spoken(field.name)} {field.value} is no {called} of {party.vendor.title}, who has {held}"
        f" in the vendor list: {_ASK}"
    )
    yield Check(_RULE, False, message, (field.name,))


def _is_known(field: Field, known: Sequence[str]) -> bool:
    """A VAT id may be printed without its country."""
    value = squash(field.value)
    return any(value == squash(one) or _without_country(one) == value for one in known)


def _without_country(one: str) -> str:
    return squash(one).lstrip("abcdefghijklmnopqrstuvwxyz")
