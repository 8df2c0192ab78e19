"""Wording in several languages, from a TOML file beside the maker that prints it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from docintel.training.synthesis.world import World


class Phrases:
    """Alternatives by language and key, written in the file as `one|another`."""

    def __init__(self, path: Path) -> None:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        self._wording = {
            language: {key: tuple(text.split("|")) for key, text in keys.items()}
            for language, keys in tables.items()
        }

    def all(self, world: World, key: str) -> tuple[str, ...]:
        return self._wording[world.language][key]

    def pick(self, world: World, key: str) -> str:
        return world.random.choice(self.all(world, key))

    def some(self, world: World, key: str, count: int) -> list[str]:
        """Different ones in random order, fewer where there are not that many."""
        known = self.all(world, key)
        return world.random.sample(known, min(count, len(known)))

    def keys(self, world: World, prefix: str = "") -> list[str]:
        """The keys that begin so, in the order of the file."""
        return [key for key in self._wording[world.language] if key.startswith(prefix)]


def phrases_beside(module: str) -> Phrases:
    """The wording of the module whose `__file__` is given."""
    return Phrases(Path(module).with_name("wording.toml"))
