"""Find what people set on pages, and where they may, by the look of its ink."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from docintel.core.geometry import Box
from docintel.core.page import Mark, MarkKind, Word
from docintel.engines.opencv.check_boxes import find_squares, without_lone_solid
from docintel.engines.opencv.ink_mask import Ink, ink_of
from docintel.engines.opencv.radio_buttons import find_circles
from docintel.engines.opencv.signatures import find_signatures
from docintel.engines.opencv.ticks import chance_of_tick

#: The usual word with the room above and below, in inches: print of ten points.
_WORD_HEIGHT = 0.16
#: Nothing can be told on a smaller image.
_LEAST_SIDE = 24
#: Words of so many letters are print; a box is no part of them but at their ends, where
#: a reader took it for a letter. So near, in sides, is no other letter.
_LETTERS, _NEAR = 2, 0.4


@dataclass(frozen=True)
class OpenCvMarks:
    """Sizes go by the words on the page, by its resolution where it has none."""

    def find_marks(self, image: Image.Image, dpi: int, words: Sequence[Word]) -> list[Mark]:
        """From top to bottom, boxes to tick without labels."""
        if min(image.size) < _LEAST_SIDE:
            return []
        gray = np.asarray(image.convert("L"))
        height = median([word.box.height for word in words] or [_WORD_HEIGHT * dpi])
        ink = ink_of(gray)
        squares = without_lone_solid(find_squares(ink, height), ink)
        boxes = [(MarkKind.CHECK_BOX, box) for box in squares]
        circles = find_circles(ink, _components(ink), height)
        boxes += [(MarkKind.RADIO_BUTTON, box) for box in circles]
        free = (one for one in boxes if not _is_letter(one[1], words))
        found = [*_ticked(free, ink), *find_signatures(ink, words, height)]
        return sorted(found, key=lambda mark: (mark.box.top, mark.box.left))


def _components(ink: Ink) -> NDArray[np.int32]:
    """Left, top, width and height of what hangs together."""
    import cv2

    number, _, stats, _ = cv2.connectedComponentsWithStats(ink.mask, connectivity=8)
    return np.asarray(stats[1:number, : cv2.CC_STAT_AREA])


def _is_letter(box: Box, words: Sequence[Word]) -> bool:
    """Whether it stands within a word, or is the whole of one.

    A reader takes a box for a letter of its own, or for the first or last of a word, with a gap.
    """
    for word in words:
        if sum(map(str.isalnum, word.text)) < _LETTERS or not word.box.holds_center_of(box):
            continue
        before, behind = box.left - word.box.left, word.box.right - box.right
        if min(before, behind) > _NEAR * box.width or max(before, behind) < _NEAR * box.width:
            return True
    return False


def _ticked(boxes: Iterator[tuple[MarkKind, Box]], ink: Ink) -> Iterator[Mark]:
    for kind, box in boxes:
        chance = chance_of_tick(box, ink, kind is MarkKind.RADIO_BUTTON)
        yield Mark(kind, box, max(chance, 1 - chance), chance >= 0.5)
