"""Split a recognised line into words, each with a box of its own."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box
from docintel.core.page import OtherReading, Word
from docintel.engines.ctc import ReadLine

Corners = NDArray[np.float32]

#: A character is drawn around the step that found it, about this share of a pitch to each side.
_REACH = 0.55
_LONE_PITCH = 2.0
_MAKES_A_CODE = re.compile(r"[0-9<]")


def split_words(line: ReadLine, corners: Corners) -> list[Word]:
    """The words of the line; corners go clockwise from where the text begins, (4, 2) pixels."""
    centers = (np.asarray(line.columns, dtype=float) + 0.5) / line.width
    reach = _REACH * _pitch(line) / line.width
    words = []
    for match in re.finditer(r"\S+", line.text):
        start, end = match.span()
        left = max(centers[start] - reach, centers[start - 1] if start else 0.0)
        right = min(centers[end - 1] + reach, centers[end] if end < len(centers) else 1.0)
        confidence = sum(line.confidences[start:end]) / (end - start)
        words.append(
            Word(
                text=match.group(),
                box=_strip(corners, left, right),
                confidence=min(confidence, 1.0),
                others=_others(line, start, end),
            )
        )
    return words


def _others(line: ReadLine, start: int, end: int) -> tuple[OtherReading, ...]:
    """What was nearly read in a number or code; of other words nobody asks."""
    found = tuple(
        one._replace(start=one.start - start, end=one.end - start)
        for one in line.others
        if start <= one.start and one.end <= end
    )
    seen = line.text[start:end] + "".join(one.text for one in found)
    return found if _MAKES_A_CODE.search(seen) else ()


def _pitch(line: ReadLine) -> float:
    """How many steps the line's characters are apart."""
    gaps = np.diff(line.columns)
    return float(np.median(gaps)) if len(gaps) else _LONE_PITCH


def _strip(corners: Corners, left: float, right: float) -> Box:
    """Upright box around the part of the line between two shares of its length."""
    left, right = min(max(left, 0.0), 1.0), min(max(right, 0.0), 1.0)
    top_left, top_right, bottom_right, bottom_left = corners.astype(float)
    ends = [
        start + (end - start) * share
        for start, end in ((top_left, top_right), (bottom_left, bottom_right))
        for share in (left, right)
    ]
    low, high = np.min(ends, axis=0), np.max(ends, axis=0)
    return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
