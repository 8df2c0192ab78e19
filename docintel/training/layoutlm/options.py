"""What one training run of the fields model is made of."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from docintel.training.layoutlm.batches import Disturbance
from docintel.training.layoutlm.network import Size


@dataclass(frozen=True, slots=True)
class Recipe:
    """How the network is trained. The learning rate rises over `warm_up` steps and then falls to
    nothing along a cosine; training stops early after `patience` looks at the validation part
    that brought nothing.

    What MiniLM does not know (labels, shapes, places) learns `fresh_rate` times as fast.
    `masked_language` weighs the loss of guessing masked pieces from text and place, `distilled`
    the loss of saying what a teacher says.
    """

    epochs: int = 2
    learning_rate: float = 2e-4
    fresh_rate: float = 12.0
    warm_up: int = 100
    weight_decay: float = 0.01
    most_pieces: int = 2600
    masked_language: float = 0.1
    distilled: float = 0.0
    from_minilm: bool = True
    #: Passed over the validation part this often in an epoch.
    looks: int = 4
    patience: int = 6
    seed: int = 0
    half_precision: bool = True
    disturbance: Disturbance = field(default_factory=Disturbance)
    size: Size = field(default_factory=Size)


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run keeps what it makes: checkpoint, log, curves, and the model."""

    folder: Path

    @property
    def checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    @property
    def best(self) -> Path:
        return self.folder / "best.pt"

    @property
    def roles(self) -> Path:
        return self.folder / "roles.json"

    @property
    def finished(self) -> Path:
        """Is there once the run is over."""
        return self.folder / "finished"

    @property
    def log(self) -> Path:
        return self.folder / "log.jsonl"

    @property
    def seconds(self) -> float:
        """What learning has taken until the last look, interruptions left out."""
        last = self.log.read_text(encoding="utf-8").splitlines()[-1]
        return float(json.loads(last)["seconds"])

    @property
    def curves(self) -> Path:
        return self.folder / "curves.png"
