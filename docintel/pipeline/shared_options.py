"""The `[fields]` table of a pipeline: options that many stages and engines share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from docintel.errors import ConfigError

#: What the table may say: a trained model by name or path, a folder of trained models, a folder of
#: document types, the file of the vendor list, and how right accepted fields have to be.
_TEXTS = ("model", "models", "types", "vendors")
_TARGET = "target"
#: The folders and files whose content decides what a pipeline finds, and which files of a folder
#: say so.
_PLACES = ("models", "types", "vendors")
_TELLING = ("*.toml", "manifest.json")
#: What ships takes part in every pipeline.
SHIPPED = tuple(str(files("docintel") / name) for name in ("doctypes", "weights"))


def shared_options(
    tables: Mapping[str, Any], defaults: Mapping[str, str], pipeline: str
) -> Mapping[str, Any]:
    """What the table says over the defaults; raises ConfigError for what no stage could use."""
    table = tables.get("fields", {})
    known = sorted((*_TEXTS, _TARGET))
    where = f"pipeline {pipeline}: [fields]"
    if not isinstance(table, dict):
        raise ConfigError(f"{where} is no table; it holds: {', '.join(known)}")
    if unknown := sorted(set(table) - set(known)):
        raise ConfigError(f"{where} has no key {', '.join(unknown)}; known: {', '.join(known)}")
    for key in _TEXTS:
        if key in table and not isinstance(table[key], str):
            raise ConfigError(f"{where} {key} is {table[key]!r}, and must be a text")
    if _TARGET in table and not _is_share(table[_TARGET]):
        raise ConfigError(
            f"{where} {_TARGET} is {table[_TARGET]!r}, and must be a number above 0 and below 1,"
            " such as 0.98"
        )
    return {**defaults, **table}


def with_shared(
    cls: type[Any], options: Mapping[str, Any], shared: Mapping[str, Any]
) -> Mapping[str, Any]:
    """The options, with the shared ones that the class has and that are not set there."""
    taken = {one.name for one in fields(cls) if one.init}
    return {**{key: value for key, value in shared.items() if key in taken}, **options}


def content_of_places(tables: Mapping[str, Any], shared: Mapping[str, Any]) -> str:
    """A text that changes with the document types, trained models and vendors that a pipeline
    leads to."""
    named = {*SHIPPED, *_named(shared), *_named(tables)}
    return "\n".join(line for place in sorted(named) for line in _sums(Path(place).expanduser()))


def _named(tables: Mapping[str, Any]) -> Iterator[str]:
    """The folders and files that a table and those in it name."""
    for key, value in tables.items():
        if key in _PLACES and isinstance(value, str):
            yield value
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield from _named(one)


def _sums(place: Path) -> Iterator[str]:
    files = (found for pattern in _TELLING for found in place.glob(pattern))
    for file in [place] if place.is_file() else sorted(files):
        yield f"{file.name} {_sum(file)}"


def _sum(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise ConfigError(f"{file} cannot be read: {error.strerror}") from error


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1
