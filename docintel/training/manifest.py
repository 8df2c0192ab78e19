"""Write down what a model is made of: sums of its files, licence, data, metrics, command."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docintel.engines.weights import MANIFEST
from docintel.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Source:
    """A set of data that a model learned from."""

    name: str
    licence: str


#: What our own documents are: made from a seed, so nobody's but ours.
SYNTHETIC = Source("synthetic documents of docintel/training/synthesis", "AGPL-3.0-or-later")


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """A model as the manifest holds it. `files` are relative to the manifest's folder.

    `seconds` is the time that learning took, on the threads that it was given; None where nobody
    measured it.
    """

    name: str
    version: str
    files: Sequence[str]
    data: Sequence[Source]
    command: str
    licence: str = "AGPL-3.0-or-later"
    metrics: Mapping[str, Any] = field(default_factory=dict)
    seconds: float | None = None


def add_model(folder: Path, entry: ModelEntry) -> None:
    """Put the entry, with the sums of its files, in place of an earlier one of that name."""
    path = folder / MANIFEST
    others = [model for model in _models(path) if model["name"] != entry.name]
    added = {
        "name": entry.name,
        "version": entry.version,
        "files": {name: sha256_of(folder / name) for name in entry.files},
        "licence": entry.licence,
        "data": [{"name": source.name, "licence": source.licence} for source in entry.data],
        "metrics": dict(entry.metrics),
        "command": entry.command,
        **({} if entry.seconds is None else {"training_seconds": round(entry.seconds, 1)}),
    }
    models = sorted([*others, added], key=lambda model: str(model["name"]))
    aside = path.with_suffix(".new")
    aside.write_text(json.dumps({"models": models}, indent=1) + "\n", encoding="utf-8")
    aside.replace(path)


def sha256_of(path: Path) -> str:
    """In hexadecimal digits, as manifests hold it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _models(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    try:
        models: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["models"]
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path} is no manifest of models: {error!r}") from error
    return models
