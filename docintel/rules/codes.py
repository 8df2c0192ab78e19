"""What a payment code says, held against what was decided and what is printed beside it."""

from __future__ import annotations

from docintel.core.document import Candidate, Check, Document, Field
from docintel.core.squash import squash
from docintel.rules.values import spoken

#: Who proposes what codes say.
VOTER = "code@1"

_COMPARED = ("amount_due", "iban")
_RULE = "code_equals_print"
#: A value that is read off the page must be about as sure as this to contradict a code.
_SURE_ENOUGH = 0.6


def code_equals_print(document: Document) -> list[Check]:
    """Fails where money would go elsewhere, or not as much of it, by the code than by the print.

    Passes where both say the same; of a value that only one of them has nothing is said.
    """
    return [
        found
        for name in _COMPARED
        if (field := document.field(name))
        for said in _by_codes(document, name)
        if (found := _compared(document, field, said))
    ]


def _by_codes(document: Document, name: str) -> list[Candidate]:
    """One candidate for each value that codes have for the field."""
    by_value = {one.value: one for one in document.candidates if one.name == name and _is_code(one)}
    return list(by_value.values())


def _compared(document: Document, field: Field, said: Candidate) -> Check | None:
    name, where = spoken(field.name), f"the code on page {said.page} says {said.value}"
    if not _same(said.value, field.value):
        message = f"{name} is {field.value}, {where}: ask who sent it which one holds"
        return Check(_RULE, False, message, (field.name,))
    printed = _printed(document, field.name)
    if printed is None:
        return None
    if _same(printed.value, field.value):
        message = f"{name} {field.value} stands in the code and is printed on page {printed.page}"
        return Check(_RULE, True, message, (field.name,))
    if printed.confidence < _SURE_ENOUGH:
        return None
    message = (
        f"{where} for {name}, page {printed.page} says {printed.text.strip()}:"
        " ask who sent it which one holds"
    )
    return Check(_RULE, False, message, (field.name,))


def _printed(document: Document, name: str) -> Candidate | None:
    """The surest value that a page shows for the field."""
    shown = (
        one
        for one in document.candidates
        if one.name == name and one.row is None and one.boxes and not _is_code(one)
    )
    return max(shown, key=lambda one: one.confidence, default=None)


def _is_code(one: Candidate) -> bool:
    return one.voter == VOTER


def _same(one: str, other: str) -> bool:
    return squash(one) == squash(other)
