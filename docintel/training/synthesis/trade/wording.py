"""What papers of trade say in each language, read from phrases.toml."""

from __future__ import annotations

import tomllib
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from docintel.training.synthesis.split import Split
from docintel.training.synthesis.world import World

#: Of every so many phrases one is kept for documents that nobody trains on.
_HELD_BACK_OF = 10


def say(world: World, key: str) -> str:
    """One of the phrases of that key in the world's language."""
    is_training = world.split is Split.TRAIN
    return world.random.choice(_choices(key, world.language, is_training))


@cache
def _choices(key: str, language: str, is_training: bool) -> tuple[str, ...]:
    every = _phrases()[key][language]
    if not is_training:
        return every
    kept = (text for text in every if zlib.crc32(text.encode()) % _HELD_BACK_OF)
    return tuple(kept) or every


@cache
def _phrases() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Alternatives by key and language."""
    text = (files("docintel") / "training/synthesis/trade/phrases.toml").read_text("utf-8")
    return {
        key: {language: tuple(said) for language, said in languages.items()}
        for key, languages in tomllib.loads(text).items()
    }


def heads_of(world: World, key: str) -> tuple[str, ...]:
    """All phrases of a key, where they are the heads of columns in this order."""
    return _phrases()[key][world.language]
