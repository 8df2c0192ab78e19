"""Tell the type of a document by what was learned from documents of every type."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from docintel.engines.doctype_model.places import TYPES
from docintel.engines.doctype_model.type_weights import TypeWeights, read_type_weights
from docintel.engines.weights import preferred
from docintel.extraction.type_evidence import TypeEvidence
from docintel.extraction.type_shapes import shapes_in_numbers
from docintel.extraction.type_words import words_of


@dataclass(frozen=True)
class TypeModel:
    """The model that was trained last into the folder `models`, else the shipped one."""

    models: str | None = None

    # Once, as the weights are read once: what is trained meanwhile is another model.
    @cached_property
    def version(self) -> str:
        content = preferred(TYPES, self.models).read_bytes()
        return f"types@{hashlib.sha256(content).hexdigest()[:8]}"

    @property
    def types(self) -> frozenset[str]:
        """What it has learned to tell, `unknown` among them."""
        return frozenset(self._weights.types)

    def score_types(self, evidence: TypeEvidence) -> Mapping[str, float]:
        """The probability of each type; what is left to 1 is that of none of them."""
        words, shapes = words_of(evidence.reading), shapes_in_numbers(evidence)
        return self._weights.judge(words, shapes, evidence.look)

    @cached_property
    def _weights(self) -> TypeWeights:
        return read_type_weights(preferred(TYPES, self.models))
