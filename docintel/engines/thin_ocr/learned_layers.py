"""The last layers of the recogniser as `docintel train reader` trained them further.

What they see of a line is still made by the layers before them, so they fit one file only.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from docintel.engines import ocr_models
from docintel.engines.weights import checked, listed
from docintel.errors import ConfigError

log = logging.getLogger(__name__)

FILE = "ocr/latin.npz"
#: Entries of the file that are no layer: the sum of the model they go on from, and a threshold.
_BASE, _FAINT_SPACE = "base", "faint_space"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class LearnedLayers:
    """Weights by the name that they have in the ONNX file; the last layer knows Latin only.

    `base` is the sha256 of that file; `faint_space` is explained at `ctc.decode`.
    """

    weights: Mapping[str, Floats]
    base: str
    faint_space: float

    def write(self, path: Path) -> None:
        """In half the bits: no line is read otherwise for it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        entries: dict[str, Any] = {
            name: values.astype(np.float16) for name, values in self.weights.items()
        }
        with path.open("wb") as file:
            np.savez(file, **entries, base=self.base, faint_space=self.faint_space)


def learned_layers(models: str | None) -> LearnedLayers | None:
    """Those of one's own folder of models, if it has some; none are shipped.

    None also where rapidocr brought another recogniser than the one that was trained further.
    """
    folder = Path(models).expanduser() if models else None
    if folder is None or FILE not in listed(folder):
        return None
    found = _read(checked(folder, FILE))
    if found.base == _sum_of(ocr_models.recognition_model()):
        return found
    log.warning("rapidocr brought another recogniser than %s was trained on: not used", FILE)
    return None


def _read(path: Path) -> LearnedLayers:
    try:
        with np.load(path, allow_pickle=False) as file:
            entries = {name: file[name] for name in file.files}
        base, faint_space = str(entries.pop(_BASE)), float(entries.pop(_FAINT_SPACE))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise ConfigError(f"{path} does not hold layers of a recogniser: {error!r}") from error
    weights = {name: values.astype(np.float32) for name, values in entries.items()}
    return LearnedLayers(weights, base, faint_space)


@cache
def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
