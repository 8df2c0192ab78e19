"""What a training of the cheap voter is told, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docintel.training.boosting.grow import Recipe

#: The types in which it finds what the other voters miss: names, addresses and other texts, on
#: papers of firms and templates that were held back. Purchase orders, bank statements and forms
#: gained nothing.
HELPED = (
    *("receipt", "invoice", "delivery_note", "payslip", "letter_email", "contract"),
    "identity_document",
)

#: Told what is going on, how many steps of it are done, and of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class BoostingTraining:
    """What to learn from, and where the models go, one for each of `types`.

    `out` is a folder of models with a manifest; `work` keeps the pages that were read. `data` is a
    folder with labelled real documents (`sroie/labels.jsonl` and so on) or None. `per_type` counts
    synthetic documents of each type. The same options make the same models.
    """

    out: Path
    work: Path
    types: tuple[str, ...]
    data: Path | None = None
    per_type: int = 600
    recipe: Recipe = field(default_factory=Recipe)
    command: str = "docintel train boosting"


@dataclass(frozen=True)
class TrainedBoosting:
    """How often the model of one type is right on documents that it never saw: F1 by field."""

    type: str
    documents: int
    f1: Mapping[str, float]
    seconds: float
