"""Find what was signed with a pen, where words say that someone is to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from docintel.core.geometry import Box, around
from docintel.core.page import Mark, MarkKind, Word
from docintel.engines.opencv.ink_mask import Ink
from docintel.engines.opencv.shrinking import Pixels
from docintel.extraction.marks.places_to_sign import PlaceToSign, places_to_sign

# All lengths are in heights of the usual word.
#: How far from its label a signature may stand: to the left, above, to the right, below.
_LEFT, _ABOVE, _RIGHT, _BELOW = 2.0, 5.0, 18.0, 2.0
#: Below the end of a letter.
_AFTER_CLOSING = 7.0
#: A line that is straight for so long was ruled.
_RULED, _LEAST_RULED = 3.5, 6.0
#: Words that are surely read, and no higher than print, are not the signature.
_SURE, _PRINT = 0.8, 1.7
#: A stroke of a signature is longer or higher than a letter and leaves most of its place white.
_LONG, _HIGH, _FULLEST = 1.3, 1.1, 0.45
#: Dirt and what is left of letters is smaller; strokes of one signature are not farther apart.
_SMALLEST, _APART = 0.4, 1.2
#: All of a signature, at the least.
_WIDTH, _HEIGHT = 2.2, 0.8
_SIGNED, _EMPTY = 0.9, 0.8


def find_signatures(ink: Ink, words: Sequence[Word], word_height: float) -> Iterator[Mark]:
    """At each place to sign what stands there; a ruled one with nothing is not signed."""
    places = list(places_to_sign(words))
    for place in places:
        area = _area(place, places, word_height)
        region = ink.crop(area.left, area.top, area.right, area.bottom)
        if not region.size:
            continue
        area = Box(max(area.left, 0), max(area.top, 0), area.right, area.bottom)
        rules, drawn = _without_rules(region, word_height)
        _wipe(drawn, area, words, word_height)
        signed = _signature(drawn, word_height)
        if signed is not None:
            yield Mark(MarkKind.SIGNATURE, _moved(signed, area), _SIGNED, True, place.text)
        elif place.asks and (line := _line_to_sign_on(rules, area, place.box, word_height)):
            yield Mark(MarkKind.SIGNATURE, line, _EMPTY, False, place.text)


def _area(place: PlaceToSign, places: Sequence[PlaceToSign], height: float) -> Box:
    """Where the signature may be; it ends where the next one begins."""
    box = place.box
    nexts = [
        other.box.left - _LEFT / 2 * height
        for other in places
        if other.box.left > box.right and abs(other.box.top - box.top) < height
    ]
    right = min([max(box.right, box.left + _RIGHT * height), *nexts])
    left = box.left - _LEFT * height
    if place.is_closing:
        return Box(left, box.bottom, right, box.bottom + _AFTER_CLOSING * height)
    return Box(left, box.top - _ABOVE * height, right, box.bottom + _BELOW * height)


def _without_rules(region: Pixels, height: float) -> tuple[Pixels, Pixels]:
    """The long level lines, and the ink without long level and upright ones."""
    import cv2

    length = max(round(_RULED * height), 8)
    level = cv2.morphologyEx(region, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    upright = cv2.morphologyEx(region, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    ruled = cv2.dilate(cv2.max(level, upright), np.ones((3, 3), np.uint8))
    return np.asarray(level, np.uint8), np.asarray(cv2.subtract(region, ruled), np.uint8)


def _wipe(drawn: Pixels, area: Box, words: Sequence[Word], height: float) -> None:
    """Take the print out of the ink of an area."""
    for word in words:
        box = word.box
        if word.confidence < _SURE or box.height > _PRINT * height or not box.overlap(area):
            continue
        top, bottom = max(box.top - area.top, 0), max(box.bottom - area.top, 0)
        left, right = max(box.left - area.left, 0), max(box.right - area.left, 0)
        drawn[round(top) : round(bottom), round(left) : round(right)] = 0


def _signature(drawn: Pixels, height: float) -> Box | None:
    """Around the strokes that are no letters, and what is close to them."""
    import cv2

    number, _, stats, _ = cv2.connectedComponentsWithStats(drawn, connectivity=8)
    strokes: list[Box] = []
    others: list[Box] = []
    for left, top, width, tall, size in stats[1:number].tolist():
        box = Box(left, top, left + width, top + tall)
        if max(width, tall) < _SMALLEST * height:
            continue
        is_long = width >= _LONG * height or tall >= _HIGH * height
        is_stroke = is_long and size <= _FULLEST * width * tall
        (strokes if is_stroke else others).append(box)
    if not strokes:
        return None
    largest = max(strokes, key=lambda box: box.area)
    whole = _grown(largest, [*strokes, *others], _APART * height)
    wide_enough = whole.width >= _WIDTH * height and whole.height >= _HEIGHT * height
    return whole if wide_enough and largest.width >= _LONG * height else None


def _grown(whole: Box, boxes: Sequence[Box], gap: float) -> Box:
    """Around the first box and all that can be reached from it over gaps so wide."""
    left = list(boxes)
    while near := [box for box in left if _reaches(whole, box, gap)]:
        whole = around([whole, *near])
        left = [box for box in left if box not in near]
    return whole


def _reaches(one: Box, other: Box, gap: float) -> bool:
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return across <= gap and down <= gap / 2


def _line_to_sign_on(rules: Pixels, area: Box, label: Box, height: float) -> Box | None:
    """The level line just above the label, or beside it, with the room to sign on it."""
    import cv2

    number, _, stats, _ = cv2.connectedComponentsWithStats(rules, connectivity=8)
    for left, top, width, tall, _ in stats[1:number].tolist():
        line = _moved(Box(left, top, left + width, top + tall), area)
        if line.width >= _LEAST_RULED * height and _belongs(line, label, height):
            return Box(line.left, line.top - height, line.right, line.bottom)
    return None


def _belongs(line: Box, label: Box, height: float) -> bool:
    """A frame or table has its lines elsewhere, or lines that go on to both sides."""
    is_above = 0 <= label.top - line.bottom + 0.4 * height <= 1.4 * height
    if is_above and abs(line.left - label.left) <= 1.5 * height:
        return True
    is_level = label.center[1] - 0.2 * height <= line.center[1] <= label.bottom + 0.4 * height
    return is_level and 0 <= line.left - label.right + 0.5 * height <= 3 * height


def _moved(box: Box, area: Box) -> Box:
    return Box(
        box.left + area.left, box.top + area.top, box.right + area.left, box.bottom + area.top
    )
