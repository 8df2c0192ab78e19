"""Decode the output of a text recogniser (CTC, greedy) into characters and their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_BLANK = 0


@dataclass(frozen=True, slots=True)
class ReadLine:
    """The characters of one line crop, blanks included.

    `columns` are time steps of the recogniser, `width` how many of them the crop covers.
    """

    text: str
    columns: tuple[int, ...]
    confidences: tuple[float, ...]
    width: float

    @property
    def confidence(self) -> float:
        return sum(self.confidences) / len(self.confidences) if self.confidences else 0.0


def decode(
    probabilities: Floats, characters: Sequence[str], width: float, faint_space: float
) -> ReadLine:
    """Decode one line from its (steps, classes) probabilities; the last class is the space.

    PP-OCR drops spaces between words that stand close. It still sees them a little: where the
    probability of a space between two characters exceeds `faint_space`, there is one.
    """
    best = probabilities.argmax(axis=1)
    space = len(characters) - 1
    starts = np.flatnonzero((best != _BLANK) & (np.diff(best, prepend=_BLANK) != 0))
    confidences = probabilities[starts, best[starts]]
    classes = best[starts]
    after, at = _faint_spaces(probabilities[:, space], starts, classes == space, faint_space)
    return ReadLine(
        text="".join(characters[index] for index in np.insert(classes, after, space)),
        columns=tuple(np.insert(starts, after, at).tolist()),
        confidences=tuple(np.insert(confidences, after, 1.0).tolist()),
        width=width,
    )


def _faint_spaces(
    chance: Floats, starts: Ints, is_space: NDArray[np.bool_], faint_space: float
) -> tuple[list[int], list[int]]:
    """Before which characters a space is missing, and at which step it stands."""
    before, at = [], []
    for index in range(1, len(starts)):
        gap = chance[starts[index - 1] + 1 : starts[index]]
        if is_space[index - 1] or is_space[index] or not len(gap):
            continue
        if gap.max() > faint_space:
            before.append(index)
            at.append(int(starts[index - 1]) + 1 + int(gap.argmax()))
    return before, at
