"""Propose the values that a trained model marks on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from docintel.core.document import Document, Field
from docintel.core.influence import Explanation
from docintel.core.page import Page
from docintel.engines.protocols import WordScorer
from docintel.extraction.decoding.decode import Model, with_candidates
from docintel.extraction.decoding.influence import influences, target_of
from docintel.extraction.decoding.scored import Scores
from docintel.extraction.decoding.targets import targets
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

    def explain(self, document: Document, value: Field) -> Explanation | None:
        """Which lines and words of the page moved the model towards the field's value.

        None where the model has not learned the field, or the value stands nowhere on a page.
        """
        document_type = type_of(document, self.types)
        page = next((page for page in document.pages if page.number == value.page), None)
        if document_type is None or page is None:
            return None
        labels = self.engine.score(replace(document, pages=(page,))).labels
        known = targets(labels, document_type, self.names)
        columns = next((one.labels for one in known if one.spec.name == value.name), ())
        target = target_of(document, value, columns) if columns else None
        if target is None:
            return None

        def score(changed: Page) -> Scores:
            return self.engine.score(replace(document, pages=(changed,))).pages[0]

        return Explanation(
            voter=self.engine.version,
            label=labels[columns[0]],
            likely=round(target.likely(score, page), 4),
            influences=influences(target, score),
        )
