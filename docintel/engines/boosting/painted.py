"""Give each word of a document the best of the units that it is part of."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.page import Word
from docintel.engines.boosting.touched import Touched

Scores = NDArray[np.float32]
_Key = tuple[int, float, float, float, float, str]


def painted(document: Document, touched: Touched, by_unit: Scores) -> tuple[Scores, ...]:
    """Shape (words, labels) for each page; `by_unit` is (units, labels).

    One amount may be net, total and due at once, so the labels of a word may sum to more than 1.
    """
    numbers: dict[_Key, int] = {}
    of_words = [
        numbers.setdefault(_key(page, word), len(numbers))
        for page, word in zip(touched.pages.tolist(), touched.words, strict=True)
    ]
    # One row more, for words that stand in no line.
    best = np.zeros((len(numbers) + 1, by_unit.shape[1]), np.float32)
    units, words = touched.each
    if len(units):
        rows = np.array(of_words)[words]
        order = np.argsort(rows, kind="stable")
        met, starts = np.unique(rows[order], return_index=True)
        best[met] = np.maximum.reduceat(by_unit[units[order]], starts, axis=0)
    return tuple(
        best[[numbers.get(_key(page.number, word), -1) for word in page.words]].reshape(
            len(page.words), by_unit.shape[1]
        )
        for page in document.pages
    )


def _key(page: int, word: Word) -> _Key:
    """Words of a page and of its lines are the same where their text and place are."""
    box = word.box
    return page, box.left, box.top, box.right, box.bottom, word.text
