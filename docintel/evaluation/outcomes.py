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
        correct = normal_form(expected, kind) in _meanings(found, kind)
        exact = is_exact(found.text, expected) or is_exact(found.value, expected)
    return Outcome(document, name, kind, expected, found, correct, exact)


def _meanings(found: Field, kind: Kind) -> set[str]:
    """The value; of a date also what is printed, since it may be labelled so, month first."""
    printed = {normal_form(found.text, kind)} if kind is Kind.DATE and found.text else set()
    return {normal_form(found.value, kind), *printed}
