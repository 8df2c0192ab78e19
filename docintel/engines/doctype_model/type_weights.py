"""What was learned about types, and the file that holds it; nothing in it is code or text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import UNKNOWN_TYPE
from docintel.engines.doctype_model.arrays import (
    read_arrays,
    shape_arrays,
    shape_table_of,
    word_arrays,
    word_table_of,
)
from docintel.engines.doctype_model.certainty import Certainty
from docintel.engines.doctype_model.look_trees import LookTrees
from docintel.engines.doctype_model.opinion import Opinion
from docintel.engines.doctype_model.panel import Panel
from docintel.engines.doctype_model.word_table import by_sum
from docintel.extraction.type_scores import choose
from docintel.extraction.type_shapes import cues_among

Numbers = Mapping[str, float]

#: Changes with the words and shapes that are looked at: a model of others is of no use.
FEATURES = 1
#: How often a wrong answer means another known type, and not one that nobody has described.
_ANOTHER = 0.5
#: How sure cues have to be to be heard beside the experts, who know them in part already.
_CLEAR = 0.7


@dataclass(frozen=True)
class TypeWeights:
    """Experts, and how certain they together are."""

    experts: Panel
    certainty: Certainty

    @property
    def types(self) -> tuple[str, ...]:
        """What they have learned to tell, `unknown` among them."""
        return self.experts.types

    def opinion(self, words: Numbers, shapes: Numbers, look: Numbers) -> Opinion:
        return self.experts.opinion(*by_sum(words), shapes, look)

    def judge(self, words: Numbers, shapes: Numbers, look: Numbers) -> dict[str, float]:
        """The probability of each type; what is left to 1 is that of none of them."""
        return self.chances(self.opinion(words, shapes, look), shapes)

    def chances(self, opinion: Opinion, shapes: Mapping[str, float]) -> dict[str, float]:
        """The same of an opinion that the experts have given."""
        found = dict(zip(self.types, map(float, opinion.joined), strict=True))
        del found[UNKNOWN_TYPE]
        if opinion.best == UNKNOWN_TYPE:
            return found
        certain = self._certain(opinion, shapes)
        best = found[opinion.best]
        # No other type is likelier than the best, however unsure that is.
        others = min(_ANOTHER * (1 - certain) / max(1 - best, 1e-9), certain / best)
        return {
            name: certain if name == opinion.best else others * probability
            for name, probability in found.items()
        }

    def _certain(self, opinion: Opinion, shapes: Mapping[str, float]) -> float:
        """Two that agree are surer than one: in new words the experts may doubt a clear title."""
        certain = self.certainty.chance(opinion.traits(shapes))
        said, sure = choose(cues_among(shapes))
        agreed = said == opinion.best and sure >= _CLEAR
        return 1 - (1 - certain) * (1 - sure) if agreed else certain

    def write(self, path: Path) -> None:
        experts = self.experts
        arrays: dict[str, NDArray[np.generic]] = {
            "features": np.array(FEATURES),
            "types": np.array(self.types),
            **word_arrays("words", experts.words),
            **shape_arrays("shapes", experts.shapes),
            **(experts.looks.arrays("looks") if experts.looks else {}),
            **self.certainty.arrays("certainty"),
        }
        np.savez_compressed(path, allow_pickle=False, **arrays)


def read_type_weights(path: Path) -> TypeWeights:
    """Raises ConfigError for what is no such model."""
    with read_arrays(path, FEATURES) as arrays:
        experts = Panel(
            types=tuple(map(str, arrays["types"])),
            words=word_table_of("words", arrays),
            shapes=shape_table_of("shapes", arrays),
            looks=LookTrees.of("looks", arrays),
        )
        return TypeWeights(experts, Certainty.of("certainty", arrays))
