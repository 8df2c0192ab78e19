"""Decode the output of a text recogniser (CTC, greedy) into characters and their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.core.page import OtherReading
from docintel.engines.near_misses import Floats, Ints, NearMiss, near_misses

_BLANK = 0


@dataclass(frozen=True)
class Alphabet:
    """What each class of a recogniser stands for: the first is CTC's blank, the last the space."""

    characters: Sequence[str]

    @property
    def space(self) -> int:
        return len(self.characters) - 1

    @cached_property
    def signs(self) -> Ints:
        """The classes of which numbers and codes are made."""
        return np.array(
            [
                index
                for index, character in enumerate(self.characters)
                if index not in (_BLANK, self.space) and character.isascii()
            ],
            dtype=np.int64,
        )


@dataclass(frozen=True, slots=True)
class ReadLine:
    """The characters of one line crop, blanks included.

    `columns` are time steps of the recogniser, `width` how many of them the crop covers. `others`
    is what was nearly read instead, counted in `text`.
    """

    text: str
    columns: tuple[int, ...]
    confidences: tuple[float, ...]
    width: float
    others: tuple[OtherReading, ...] = ()

    @property
    def confidence(self) -> float:
        return sum(self.confidences) / len(self.confidences) if self.confidences else 0.0


def decode(probabilities: Floats, alphabet: Alphabet, width: float, faint_space: float) -> ReadLine:
    """Decode one line from its (steps, classes) probabilities.

    PP-OCR drops spaces between words that stand close. It still sees them a little: where the
    probability of a space between two characters exceeds `faint_space`, there is one.
    """
    best = probabilities.argmax(axis=1)
    space = alphabet.space
    starts = np.flatnonzero((best != _BLANK) & (np.diff(best, prepend=_BLANK) != 0))
    confidences = probabilities[starts, best[starts]]
    classes = best[starts]
    after, at = _faint_spaces(probabilities[:, space], starts, classes == space, faint_space)
    misses = near_misses(probabilities, best, alphabet.signs)
    return ReadLine(
        text="".join(alphabet.characters[index] for index in np.insert(classes, after, space)),
        columns=tuple(np.insert(starts, after, at).tolist()),
        confidences=tuple(np.insert(confidences, after, 1.0).tolist()),
        width=width,
        others=tuple(_other(miss, alphabet, after) for miss in misses),
    )


def _other(miss: NearMiss, alphabet: Alphabet, spaces: Sequence[int]) -> OtherReading:
    """Counted in the text, where spaces were put before these of the decoded characters."""
    is_gap = miss.start == miss.end
    shift = bisect_left(spaces, miss.start) if is_gap else bisect_right(spaces, miss.start)
    text = "" if miss.sign == _BLANK else alphabet.characters[miss.sign]
    return OtherReading(miss.start + shift, miss.end + shift, text, miss.probability)


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
