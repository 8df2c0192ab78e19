"""Find the models that ship with docintel, and make sure they are the ones that were made."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from docintel.errors import ConfigError

MANIFEST = "manifest.json"


def shipped(name: str) -> Path:
    """The file of that name under docintel/weights; raises ConfigError where its sum is wrong."""
    return checked(Path(str(files("docintel") / "weights")), name)


def checked(folder: Path, name: str) -> Path:
    """The file of a folder with a manifest, its sum compared once a process."""
    path = folder / name
    expected = _sums(folder).get(name)
    if expected is None or not path.is_file():
        raise ConfigError(f"model file {path} is missing or not in {MANIFEST}: reinstall docintel")
    return _compared(path, expected)


def preferred(name: str, models: str | None) -> Path:
    """The file of one's own folder of models where it has one, else the shipped one."""
    own = Path(models).expanduser() if models else None
    return checked(own, name) if own and name in listed(own) else shipped(name)


def listed(folder: Path) -> dict[str, str]:
    """Names and sums of a folder's model files; none where there is no manifest."""
    return _sums(folder) if (folder / MANIFEST).is_file() else {}


# By sum, since a model of one's own may be trained again while a process runs.
@cache
def _compared(path: Path, expected: str) -> Path:
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise ConfigError(
            f"model file {path} is not the one that was shipped (sha256 {found[:12]}, expected"
            f" {expected[:12]}): reinstall docintel, or train it again"
        )
    return path


def _sums(folder: Path) -> dict[str, str]:
    path = folder / MANIFEST
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error!r}") from error


# Every document asks anew, since a model may be trained while a process runs.
@cache
def _read(path: Path, changed: int) -> dict[str, str]:
    """`changed` is there so that a manifest that was written again is read again."""
    try:
        models = json.loads(path.read_text(encoding="utf-8"))["models"]
        return {name: sum_ for model in models for name, sum_ in model["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(f"{path} cannot be read: {error!r}") from error
