"""What a training of the judge is told, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

#: Told what is going on, how many steps of it are done, and of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class JudgeTraining:
    """What to learn from, and where the judge goes.

    `out` is a folder of models with a manifest. `data` is a folder with labelled real documents
    (`sroie/labels.jsonl` and so on) or None. `pages` keeps what was read of them for the next
    time. `per_type` counts synthetic documents of each type. The same options and voters make the
    same judge.
    """

    out: Path
    pages: Path
    data: Path | None = None
    per_type: int = 60
    seed: int = 0
    command: str = "docintel train judge"


@dataclass(frozen=True)
class TrainedJudge:
    """The judge that was written, and how good it is on cases that were held back."""

    version: str
    metrics: Mapping[str, float]
