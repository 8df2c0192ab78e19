"""Wording in several languages, from a TOML file beside the maker that prints it."""

from __future__ import annotations

import tomllib
import zlib
from pathlib import Path

from docintel.training.synthesis.split import Split
from docintel.training.synthesis.world import World

#: Of every so many phrases one is kept for documents that nobody trains on.
_HELD_BACK_OF = 8


class Phrases:
    """Alternatives by language and key, written in the file as `one|another`."""

    def __init__(self, path: Path) -> None:
        tables: dict[str, dict[str, str]] = tomllib.loads(path.read_text(encoding="utf-8"))
        self._every = {
            language: {key: tuple(text.strip("\n").split("|")) for key, text in keys.items()}
            for language, keys in tables.items()
        }
        self._for_training = {
            language: {key: _without_held_back(phrases) for key, phrases in keys.items()}
            for language, keys in self._every.items()
        }

    def all(self, world: World, key: str) -> tuple[str, ...]:
        """What this world may print; worlds of the training split never see some phrases."""
        known = self._for_training if world.split is Split.TRAIN else self._every
        return known[world.language][key]

    def pick(self, world: World, key: str) -> str:
        return world.random.choice(self.all(world, key))

    def of(self, language: str, key: str, world: World) -> str:
        """A phrase in another language than the world's."""
        return world.random.choice(self._every[language][key])

    def some(self, world: World, key: str, count: int) -> list[str]:
        """Different ones in random order, fewer where there are not that many."""
        known = self.all(world, key)
        return world.random.sample(known, min(count, len(known)))


def phrases_beside(module: str) -> Phrases:
    """The wording of the module whose `__file__` is given."""
    return Phrases(Path(module).with_name("wording.toml"))


def _without_held_back(phrases: tuple[str, ...]) -> tuple[str, ...]:
    # Not the short and common ones: every paper has a `Date`.
    kept = [p for p in phrases if " " not in p or zlib.crc32(p.encode()) % _HELD_BACK_OF]
    return tuple(kept) or phrases
