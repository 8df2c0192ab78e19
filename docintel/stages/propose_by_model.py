"""Propose the values that a trained model marks on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from docintel.core.document import Document
from docintel.engines.protocols import WordScorer
from docintel.extraction.decoding.decode import Model, with_candidates
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import type_of


@dataclass(frozen=True)
class ProposeByModel:
    """Proposes a value for each field that the model has learned, for documents of known type.

    `names` turns the labels of a foreign model into our fields: `{ COMPANY = "merchant_name" }`;
    a label that is not in it is taken in lower case. Rows of line items that a voter before
    has found are numbered anew where the model sees one between them. `types` is a folder with
    TOML files of one's own.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.WORDS, Slot.LINES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    engine: WordScorer
    names: Mapping[str, str] = field(default_factory=dict)
    types: str | None = None

    def __call__(self, document: Document) -> Document:
        document_type = type_of(document, self.types)
        if document_type is None:
            return document
        scores = self.engine.score(document)
        model = Model(self.engine.version, scores.labels, scores.pages, self.names)
        return replace(document, candidates=with_candidates(document, document_type, model))
