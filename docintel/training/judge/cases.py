"""Documents on which the voters have voted, with the truth: what the judge learns from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Document
from docintel.core.document_type import FieldSpec
from docintel.evaluation.normal_form import normal_form
from docintel.extraction.weighing.contested import Contested
from docintel.extraction.weighing.opinions import family_of
from docintel.training.judge.implied import follows

Row = Mapping[str, str]


@dataclass(frozen=True)
class Truth:
    """What is right about a document. `asked` are the fields, and `line_items.quantity` and so on,
    that would be named if they were there; of others nothing is known."""

    fields: Row
    asked: frozenset[str]
    line_items: Sequence[Row] = ()


@dataclass(frozen=True)
class Case:
    """A document with candidates and type, and the truth about it.

    Cases of one `group` (a vendor or template) are never divided between learning and checking.
    A `real` one was not made up; a `whole` one has the votes of all voters.
    """

    document: Document
    truth: Truth
    group: str
    real: bool = True
    whole: bool = True

    @property
    def families(self) -> frozenset[str]:
        """Who voted."""
        return frozenset(family_of(one.voter) for one in self.document.candidates)

    @property
    def type_name(self) -> str:
        return self.document.type.name if self.document.type else ""

    def heard(self, families: frozenset[str]) -> Case:
        """The case as it would be with these voters only."""
        kept = tuple(one for one in self.document.candidates if family_of(one.voter) in families)
        whole = self.whole and self.families <= families
        return replace(self, document=replace(self.document, candidates=kept), whole=whole)


def answers(truth: Truth, values: Sequence[Contested]) -> list[bool | None]:
    """Whether each value is right; None where nothing is known of its field."""
    rows = _true_rows(truth, values)
    return [_answer(truth, value, rows) for value in values]


def _answer(truth: Truth, value: Contested, rows: Mapping[int, Row]) -> bool | None:
    name = value.spec.name
    known = truth.fields if value.row is None else rows.get(value.row, {})
    if (name if value.row is None else f"line_items.{name}") not in truth.asked:
        return None
    if name not in known and follows(value.spec, value.best.value, known):
        return None
    return _is_same(value, value.spec, known.get(name))


def _is_same(value: Contested, spec: FieldSpec, expected: str | None) -> bool:
    if expected is None:
        return False
    return normal_form(value.best.value, spec.kind) == normal_form(expected, spec.kind)


def _true_rows(truth: Truth, values: Sequence[Contested]) -> dict[int, Row]:
    """The true row of each proposed one: from the top, the one that shares most cells."""
    cells: dict[int, list[Contested]] = {}
    for value in values:
        if value.row is not None:
            cells.setdefault(value.row, []).append(value)
    free = list(truth.line_items)
    found: dict[int, Row] = {}
    for row in sorted(cells):
        shared = [_shared(cells[row], expected) for expected in free]
        if max(shared, default=0):
            found[row] = free.pop(shared.index(max(shared)))
    return found


def _shared(cells: Sequence[Contested], expected: Row) -> int:
    return sum(_is_same(cell, cell.spec, expected.get(cell.spec.name)) for cell in cells)
