"""Documents on which the voters have voted, with the truth: what the judge learns from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docintel.core.document import Document
from docintel.evaluation.normal_form import kind_of, normal_form
from docintel.extraction.weighing.contested import Contested
from docintel.extraction.weighing.opinions import family_of


@dataclass(frozen=True)
class Case:
    """A document with candidates and type, and what is right.

    `asked` are the fields that its label would name if they were there; others are unknown.
    Cases of one `group` (a vendor) are never divided between learning and checking. `weight` says
    how much the case counts. A `real` one was not made up.
    """

    document: Document
    truth: Mapping[str, str]
    asked: frozenset[str]
    group: str
    weight: float = 1.0
    real: bool = True

    def heard(self, families: frozenset[str]) -> Case:
        """The case as it were with these voters only."""
        kept = tuple(one for one in self.document.candidates if family_of(one.voter) in families)
        return replace(self, document=replace(self.document, candidates=kept))

    @property
    def families(self) -> frozenset[str]:
        return frozenset(family_of(one.voter) for one in self.document.candidates)

    @property
    def type_name(self) -> str:
        return self.document.type.name if self.document.type else ""

    def is_right(self, value: Contested) -> bool:
        """Whether the value is the labelled one, in the sense of an evaluation."""
        expected = self.truth.get(value.spec.name)
        if expected is None:
            return False
        kind = kind_of(value.spec.name, self.type_name)
        return normal_form(value.best.value, kind) == normal_form(expected, kind)
