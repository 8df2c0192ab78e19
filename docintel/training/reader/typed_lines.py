"""Cut the lines of real pages out as the reader finds them, with what somebody typed for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from docintel.core.geometry import Box
from docintel.engines.line_words import Corners
from docintel.engines.thin_ocr.colons import with_colons
from docintel.engines.thin_ocr.find_lines import LineFinder, Pixels
from docintel.engines.thin_ocr.line_crops import as_read, cut
from docintel.evaluation.labels import LabelledLine
from docintel.training.reader.sample import TypedStrip
from docintel.training.reader.wear import stretched, worn

#: A typed line belongs to the found one that holds more than the one share of it; if one that
#: belongs elsewhere lies in it by more than the other, what was typed is not all that is there.
_BELONGS, _INTRUDES = 0.55, 0.12
#: Of a found line's height: how far the middles of typed lines may lie apart, to be one line.
_LEVEL = 0.5
_JITTER_ACROSS, _JITTER_DOWN = 0.1, 0.06


@dataclass(frozen=True)
class TypedLines:
    """The lines of one page. `views` of each are made, the first as the reader sees it."""

    finder: LineFinder
    views: int

    def strips(
        self, image: Pixels, lines: Sequence[LabelledLine], random: Random
    ) -> Iterator[list[TypedStrip]]:
        """The views of one line after the other."""
        for found in map(as_read, with_colons(image, self.finder.find(image))):
            typed = _typed(_around(found), lines)
            if typed:
                text = " ".join(" ".join(line.text.split()) for line in typed)
                views = (_view(image, found, view, random) for view in range(self.views))
                yield [TypedStrip(strip, text) for strip in views]


def _typed(found: Box, lines: Sequence[LabelledLine]) -> list[LabelledLine]:
    """What stands in the found line, from left to right; nothing where that is not certain."""
    shares = [line.box.overlap(found) / max(line.box.area, 1.0) for line in lines]
    inside = [line for line, share in zip(lines, shares, strict=True) if share > _BELONGS]
    if any(
        _INTRUDES < share <= _BELONGS and _is_level(line.box, found)
        for line, share in zip(lines, shares, strict=True)
    ):
        return []
    middles = [(line.box.top + line.box.bottom) / 2 for line in inside]
    if inside and max(middles) - min(middles) > _LEVEL * found.height:
        return []
    return sorted(inside, key=lambda line: line.box.left)


def _is_level(box: Box, found: Box) -> bool:
    return min(box.bottom, found.bottom) - max(box.top, found.top) > 0.4 * box.height


def _view(image: Pixels, corners: Corners, view: int, random: Random) -> Pixels:
    if view == 0:
        return cut(image, corners)
    return worn(stretched(cut(image, _shaken(corners, random)), random), random)


def _shaken(corners: Corners, random: Random) -> Corners:
    """Each side a little off: lines are found a little differently in every scan."""
    height = float(np.linalg.norm(corners[0] - corners[3]))
    moved = corners.copy()
    for pair, axis, jitter in (
        ([0, 1], 1, _JITTER_DOWN),
        ([2, 3], 1, _JITTER_DOWN),
        ([0, 3], 0, _JITTER_ACROSS),
        ([1, 2], 0, _JITTER_ACROSS),
    ):
        moved[pair, axis] += random.gauss(0, jitter) * height
    return moved


def _around(corners: Corners) -> Box:
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return Box(left, top, right, bottom)
