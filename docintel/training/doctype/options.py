"""What a training of the type model is told, and what it tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

#: Told what is going on, how many steps of it are done, and of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class TypeTraining:
    """What to learn from, and where the model goes.

    `out` is a folder of models with a manifest. `per_type` counts synthetic documents of each type.
    `data` is a folder with labelled real documents (`sroie/labels.jsonl` and so on) or None.
    `examples` is a file of one's own labelled documents, each with its `type`; `types` is a folder
    with TOML files of one's own types. `pages` is a folder that keeps what was read of real files,
    for the next time. The same options make the same model.
    """

    out: Path
    per_type: int = 300
    data: Path | None = None
    examples: Path | None = None
    types: Path | None = None
    pages: Path | None = None
    seed: int = 0
    command: str = "docintel train type"


@dataclass(frozen=True)
class TrainedType:
    """The files that were written, relative to the folder, and how good the model is."""

    version: str
    files: Mapping[str, str]
    metrics: Mapping[str, float]
