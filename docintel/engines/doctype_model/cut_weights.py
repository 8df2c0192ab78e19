"""What was learned about the ends of documents in a file, and the file that holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docintel.engines.doctype_model.arrays import (
    read_arrays,
    shape_arrays,
    shape_table_of,
    word_arrays,
    word_table_of,
)
from docintel.engines.doctype_model.opinion import softmax
from docintel.engines.doctype_model.shape_table import ShapeTable
from docintel.engines.doctype_model.word_table import WordTable
from docintel.extraction.page_joints import joint
from docintel.extraction.page_sight import PageSight

#: Where in its document a page may be; the order is that of the answers, by the alphabet.
PLACES = ("alone", "first", "inner", "last")
#: Changes with what is looked at: a model of other things is of no use.
FEATURES = 1
#: No page is surer than that of its place.
_LEAST = 0.005


@dataclass(frozen=True)
class CutWeights:
    """`pages` tells by the words of a page which of the `PLACES` it has in its document.

    `joints` makes of that, and of what two pages have in common, one answer.
    """

    pages: WordTable
    joints: ShapeTable

    def judge(self, pages: Sequence[PageSight]) -> list[float]:
        """For every page but the first, the probability that another document begins with it."""
        seen = [self.pages.logits(page.words) for page in pages]
        joints = zip(pairwise(pages), pairwise(seen), strict=True)
        return [self.chance(traits(*one)) for one in joints]

    def chance(self, of: Mapping[str, float]) -> float:
        """The probability that another document begins at a joint with these traits."""
        return float(1 / (1 + np.exp(-self.joints.logits(of)[0])))

    def write(self, path: Path) -> None:
        arrays: dict[str, NDArray[np.generic]] = {
            "features": np.array(FEATURES),
            **word_arrays("pages", self.pages),
            **shape_arrays("joints", self.joints),
        }
        np.savez_compressed(path, allow_pickle=False, **arrays)


def read_cut_weights(path: Path) -> CutWeights:
    """Raises ConfigError for what is no such model."""
    with read_arrays(path, FEATURES) as arrays:
        return CutWeights(word_table_of("pages", arrays), shape_table_of("joints", arrays))


def traits(pages: Sequence[PageSight], seen: Sequence[NDArray[np.float64]]) -> Mapping[str, float]:
    """All that is known of the joint between two pages; `seen` is what their words say of each."""
    before, after = (dict(zip(PLACES, softmax(logits), strict=True)) for logits in seen)
    return {
        **joint(pages[0], pages[1]),
        "before ends": _odds(before["alone"] + before["last"]),
        "before goes on": _odds(before["first"] + before["inner"]),
        "after begins": _odds(after["alone"] + after["first"]),
    }


def _odds(probability: float) -> float:
    kept = float(np.clip(probability, _LEAST, 1 - _LEAST))
    return float(np.log(kept / (1 - kept)))
