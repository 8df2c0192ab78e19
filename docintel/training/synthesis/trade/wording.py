"""What papers of trade say in each language, read from phrases.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def phrases() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Alternatives by key and language."""
    text = (files("docintel") / "training/synthesis/trade/phrases.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return {
        key: {language: tuple(said) for language, said in languages.items()}
        for key, languages in table.items()
    }
