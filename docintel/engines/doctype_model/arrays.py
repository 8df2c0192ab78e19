"""Keep tables of weights as arrays in one npz file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from docintel.engines.doctype_model.shape_table import Scale, ShapeTable
from docintel.engines.doctype_model.word_table import WordTable
from docintel.errors import ConfigError


@contextmanager
def read_arrays(path: Path, features: int) -> Iterator[np.lib.npyio.NpzFile]:
    """The arrays of a file; raises ConfigError for what is no model of these features."""
    try:
        with np.load(path, allow_pickle=False) as arrays:
            if int(arrays["features"]) != features:
                raise ConfigError(
                    f"{path} was made by another version of docintel: `docintel train type` makes"
                    " it anew"
                )
            yield arrays
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise ConfigError(f"{path} is no model of document types: {error}") from error


def word_arrays(prefix: str, table: WordTable) -> dict[str, NDArray[np.generic]]:
    """What to store of a table; weights in half precision, for half the file."""
    return {
        f"{prefix}.sums": table.sums,
        f"{prefix}.weights": table.weights.astype(np.float16),
        f"{prefix}.bias": table.bias,
    }


def word_table_of(prefix: str, arrays: np.lib.npyio.NpzFile) -> WordTable:
    """What `word_arrays` stored; raises KeyError where it is missing."""
    weights = arrays[f"{prefix}.weights"].astype(np.float32)
    return WordTable(arrays[f"{prefix}.sums"], weights, arrays[f"{prefix}.bias"])


def shape_arrays(prefix: str, table: ShapeTable) -> dict[str, NDArray[np.generic]]:
    """What to store of a table and its scale."""
    return {
        f"{prefix}.names": np.array(table.scale.names),
        f"{prefix}.means": table.scale.means,
        f"{prefix}.deviations": table.scale.deviations,
        f"{prefix}.weights": table.weights,
        f"{prefix}.bias": table.bias,
    }


def shape_table_of(prefix: str, arrays: np.lib.npyio.NpzFile) -> ShapeTable:
    """What `shape_arrays` stored; raises KeyError where it is missing."""
    scale = Scale(
        tuple(map(str, arrays[f"{prefix}.names"])),
        arrays[f"{prefix}.means"],
        arrays[f"{prefix}.deviations"],
    )
    return ShapeTable(scale, arrays[f"{prefix}.weights"], arrays[f"{prefix}.bias"])
