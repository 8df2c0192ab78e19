"""What a training of the reader is told, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

#: Told what is going on, how many steps of it are done, and of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class ReaderTraining:
    """What to learn from, and where the layers go.

    `out` is a folder of models with a manifest. `data` is a folder with labelled real pages
    (`sroie/labels.jsonl` and `ocr_pages/labels.jsonl`). `printed` counts the lines of our own
    print, in the TrueType fonts of `fonts`; each real line is seen `views` times. `rounds` is how
    often everything is gone through. The same options make the same layers.
    """

    out: Path
    data: Path
    fonts: Path = Path("/usr/share/fonts")
    printed: int = 6000
    views: int = 5
    rounds: int = 5
    rate: float = 1e-3
    seed: int = 0
    command: str = "docintel train reader"


@dataclass(frozen=True)
class TrainedReader:
    """How many errors there were before and after, by the lines where they were counted."""

    version: str
    metrics: Mapping[str, Mapping[str, Mapping[str, float]]]
