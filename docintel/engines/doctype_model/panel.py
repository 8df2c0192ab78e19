"""Ask experts for words, for shapes and for pictures about one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import UNKNOWN_TYPE
from docintel.engines.doctype_model.look_trees import LookTrees
from docintel.engines.doctype_model.opinion import Opinion
from docintel.engines.doctype_model.shape_table import ShapeTable
from docintel.engines.doctype_model.word_table import WordTable

#: The logit of what is so whatever others say.
_SURE = 10.0


@dataclass(frozen=True)
class Panel:
    """Experts for `types`, `unknown` among them.

    Where nothing can be read those for words and shapes say nothing, and the one for looks has no
    say of a document without a picture; models that were trained before pictures were looked at
    have none.
    """

    types: tuple[str, ...]
    words: WordTable
    shapes: ShapeTable
    looks: LookTrees | None

    def opinion(
        self,
        sums: NDArray[np.uint32],
        strengths: NDArray[np.float64],
        shapes: Mapping[str, float],
        look: Mapping[str, float],
    ) -> Opinion:
        """What they think of a document with words of these sums."""
        looks = self.looks.logits(look, self.types) if self.looks and look else None
        known = self.words.known(sums)
        if not len(sums):
            silent = np.zeros(len(self.types)) if looks is not None else self._nothing
            return Opinion(self.types, silent, silent, looks, known)
        words = self.words.logits_of(sums, strengths)
        return Opinion(self.types, words, self.shapes.logits(shapes), looks, known)

    @property
    def _nothing(self) -> NDArray[np.float64]:
        """What neither can be read nor seen is of no known type."""
        return np.array([_SURE if name == UNKNOWN_TYPE else 0.0 for name in self.types])
