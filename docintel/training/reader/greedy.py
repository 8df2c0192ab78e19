"""Read samples by the likeliest class of each step, as the reader does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from docintel.training.reader.fit import side_by_side
from docintel.training.reader.last_layers import LastLayers
from docintel.training.reader.sample import Sample

_BLANK = 0


def read_classes(layers: LastLayers, sample: Sample) -> Sequence[int]:
    """The classes of the characters, blanks between words among them."""
    with torch.inference_mode():
        scores = layers(*side_by_side([sample]))[0]
    best = scores.argmax(-1).numpy()
    begins = (best != _BLANK) & (np.diff(best, prepend=_BLANK) != 0)
    return tuple(best[begins].tolist())
