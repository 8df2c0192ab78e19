"""A line that the reader learns from: what its last layers see of it, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docintel.engines.thin_ocr.find_lines import Pixels

#: (channels, steps), in half the bits, since there are many.
Sight = NDArray[np.float16]


class TypedStrip(NamedTuple):
    """A strip and the text that somebody typed for it, or that was printed on it."""

    strip: Pixels
    text: str


@dataclass(frozen=True, slots=True)
class Sample:
    """`classes` are those of the characters; `origin` is the set that the line is of."""

    origin: str
    sight: Sight
    classes: Sequence[int]

    @property
    def steps(self) -> int:
        return int(self.sight.shape[1])

    @property
    def is_readable(self) -> bool:
        """CTC needs a step a character, and one more between two that are the same."""
        again = sum(
            one == other for one, other in zip(self.classes, self.classes[1:], strict=False)
        )
        return 0 < len(self.classes) + again <= self.steps
