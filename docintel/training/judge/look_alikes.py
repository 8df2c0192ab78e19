"""Tell which documents look like those that voters learned from, though they are not the same.

A merchant is written in several ways, and its branches share an address: a voter knows their
papers again, and is surer there than on anything new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docintel.core.squash import squash
from docintel.evaluation.labels import LabelledDocument

#: From where on two names or addresses are the same but for misprints and branches.
_ALIKE = 0.8
_TELLING = ("merchant_name", "merchant_address", "supplier_name", "supplier_address")


@dataclass(frozen=True)
class LookAlikes:
    """Knows the names and addresses of documents."""

    known: frozenset[str]

    @classmethod
    def of(cls, rows: Sequence[LabelledDocument]) -> LookAlikes:
        return cls(frozenset(one for row in rows for one in _tokens(row)))

    def hold(self, row: LabelledDocument) -> bool:
        """Whether one of the documents has nearly the name or the address of this one."""
        return any(_alike(own, other) for own in _tokens(row) for other in self.known)


def _tokens(row: LabelledDocument) -> list[str]:
    named = (squash(row.fields.get(name, "")) for name in _TELLING)
    return [one for one in named if one]


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # The bounds are cheap, and settle most pairs.
    return (
        matcher.real_quick_ratio() >= _ALIKE
        and matcher.quick_ratio() >= _ALIKE
        and matcher.ratio() >= _ALIKE
    )
