"""What the learning of one's own type is told, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from docintel.training.boosting.grow import Recipe
from docintel.training.rows import Unmatched

#: F1 by field, and over all fields together.
Scores = Mapping[str, float]

#: Of few examples all that the rules know is worth heeding; long documents are mostly alike.
OWN = Recipe(heeds_rules=True, most_rows=20_000)


@dataclass(frozen=True)
class OwnTypeTraining:
    """`examples` is a labels file; `out` the folder of models; `work` keeps the pages that were
    read, so that an interrupted training goes on where it was."""

    type_name: str
    examples: Path
    out: Path
    work: Path
    recipe: Recipe = OWN
    command: str = "docintel train fields"


@dataclass(frozen=True)
class LearnedType:
    """What came of it, measured on documents that the model at hand had not learned from.

    `known` is for documents in layouts that it had met, `new` for layouts that it had not (empty
    where all documents look alike). `seconds` is what learning took, without reading and checking.
    No value is surer than `surest`: so few layouts, or so many wrong answers, prove no more.
    """

    type_name: str
    documents: int
    layouts: int
    known: Scores
    new: Scores
    surest: float
    seconds: float


@dataclass(frozen=True)
class OwnTypeReport:
    """What was learned, labels that no text shows, and files that cannot be opened."""

    learned: LearnedType
    unmatched: tuple[Unmatched, ...]
    unreadable: tuple[str, ...]
