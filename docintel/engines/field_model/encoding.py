"""Turn the words of a page into what the model takes: pieces, places and shapes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box, around
from docintel.core.page import Page, Word
from docintel.core.word_order import read_order
from docintel.engines.field_model.pieces import Pieces
from docintel.engines.field_model.shapes import PAGE_SHAPE, inside, word_shapes

#: What LayoutLM's positions hold, with a mark at either end.
WINDOW = 512
_OVERLAP = 192


@dataclass(frozen=True, slots=True)
class Encoded:
    """One window of a page: n pieces between two marks.

    ids: (n,) int64; boxes: (n, 4) float32, 0 to 1 of the extent of the page's text; shapes: (n,)
    int64; words: (n,) int64, index into `page.words` for the first piece of a word, else -1.
    """

    ids: NDArray[np.int64]
    boxes: NDArray[np.float32]
    shapes: NDArray[np.int64]
    words: NDArray[np.int64]


def encode(page: Page, pieces: Pieces, window: int = WINDOW) -> list[Encoded]:
    """The page's words in reading order, in windows that overlap; none for a page without words."""
    order = read_order(page)
    if not order:
        return []
    words = [page.words[index] for index in order]
    cut = [pieces.of_word(word.text) for word in words]
    shapes = word_shapes([word.text for word in words])
    boxes = _places(words)
    return [
        _window(pieces, cut[start:end], shapes[start:end], boxes[start:end], order[start:end])
        for start, end in _stretches([len(ids) for ids in cut], window - 2)
    ]


def _places(words: Sequence[Word]) -> NDArray[np.float32]:
    """Boxes relative to the box around all text, so that margins do not matter."""
    extent = around(word.box for word in words)
    corner = np.array([extent.left, extent.top] * 2)
    size = np.array([max(extent.width, 1.0), max(extent.height, 1.0)] * 2)
    edges = np.array([_edges(word.box) for word in words])
    places: NDArray[np.float32] = ((edges - corner) / size).astype(np.float32)
    return places


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _stretches(lengths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Starts and ends, in words, of stretches that fit; neighbours share some words."""
    start = end = 0
    while end < len(lengths):
        used = 0
        end = start
        while end < len(lengths) and used + lengths[end] <= room:
            used += lengths[end]
            end += 1
        yield start, end
        if end < len(lengths):
            start = _step_back(lengths, start, end)


def _step_back(lengths: Sequence[int], start: int, end: int) -> int:
    """Where the next stretch begins: so far back that the overlap is shared, yet further on."""
    shared = 0
    begin = end
    while begin > start + 1 and shared + lengths[begin - 1] <= _OVERLAP:
        begin -= 1
        shared += lengths[begin]
    return begin


def _window(
    pieces: Pieces,
    cut: Sequence[Sequence[int]],
    shapes: Sequence[int],
    boxes: NDArray[np.float32],
    order: Sequence[int],
) -> Encoded:
    counts = [len(ids) for ids in cut]
    total = sum(counts)
    owner = np.repeat(np.arange(len(cut)), counts)
    begins = np.cumsum([0, *counts[:-1]])
    words = np.full(total, -1, np.int64)
    words[begins] = order
    shape = np.array([inside(one) for one in shapes], np.int64)[owner]
    shape[begins] = shapes
    marked = np.zeros((total + 2, 4), np.float32)
    marked[1:-1] = boxes[owner]
    return Encoded(
        ids=np.array([pieces.cls, *(piece for ids in cut for piece in ids), pieces.sep], np.int64),
        boxes=marked,
        shapes=np.concatenate(([PAGE_SHAPE], shape, [PAGE_SHAPE])),
        words=np.concatenate(([-1], words, [-1])),
    )
