"""What is labelled for one field, what was found, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.core.document import Field
from docintel.core.document_type import Kind
from docintel.evaluation.normal_form import is_exact, normal_form


@dataclass(frozen=True, slots=True)
class Outcome:
    """One field of one document, never both absent. `name` is `line_items.quantity` for a cell."""

    document: str
    name: str
    kind: Kind
    expected: str | None
    found: Field | None
    correct: bool
    exact: bool


def judged(
    document: str, name: str, kind: Kind, expected: str | None, found: Field | None
) -> Outcome | None:
    """Right by normalised value and right by letter; None where there is nothing to judge."""
    if expected is None and found is None:
        return None
    correct = exact = False
    if expected is not None and found is not None:
        correct = _means(found, expected, kind)
        exact = is_exact(found.text, expected) or is_exact(found.value, expected)
    return Outcome(document, name, kind, expected, found, correct, exact)


def _means(found: Field, expected: str, kind: Kind) -> bool:
    """Equal in value. Of a date labelled as it is printed, only the print can be compared: nobody
    wrote down whether the month comes first."""
    same_print = kind is Kind.DATE and is_exact(found.text, expected)
    return same_print or normal_form(found.value, kind) == normal_form(expected, kind)
