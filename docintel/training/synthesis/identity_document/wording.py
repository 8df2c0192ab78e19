"""Labels of identity documents in six languages, and the states that issue them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from docintel.training.synthesis.blocks.phrases import phrases_beside

WORDING = phrases_beside(__file__)


@dataclass(frozen=True)
class State:
    """`zone` is its code in machine-readable zones, which for Germany is a letter."""

    iso: str
    zone: str
    names: tuple[str, ...]
    nationality: tuple[str, ...]


def _read_states() -> dict[str, State]:
    tables = tomllib.loads(Path(__file__).with_name("states.toml").read_text(encoding="utf-8"))
    return {
        code: State(one["iso"], one["zone"], tuple(one["names"]), tuple(one["nationality"]))
        for code, one in tables.items()
    }


#: By country of the world.
STATES = _read_states()
