"""Propose the values that a trained model marks on the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from docintel.extraction.own_votes import believed
from docintel.extraction.weighing.opinions import OWN
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import type_of

#: What is less likely was not proposed either.
_LEAST_LIKELY = 0.03


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
        voter = f"{OWN}-{self.engine.version}" if scores.own else self.engine.version
        model = Model(voter, scores.labels, scores.pages, self.names)
        candidates = with_candidates(document, document_type, model)
        if scores.own:
            candidates = believed(candidates, document_type, scores.curves)
        return replace(document, candidates=candidates)

    def explain(
        self, document: Document, value: Field, go_on: Callable[[], None]
    ) -> Explanation | None:
        """Which lines and words of the page moved the model towards the value.

        None where the model has not learned the field, or the value stands nowhere on a page.
        """
        document_type = type_of(document, self.types)
        page = next((page for page in document.pages if page.number == value.page), None)
        if document_type is None or page is None:
            return None
        seen = self.engine.score(replace(document, pages=(page,)))
        labels = seen.labels
        known = targets(labels, document_type, self.names)
        is_cell = any(value is cell for item in document.line_items for cell in item.fields)
        own = (one for one in known if one.spec.name == value.name and one.is_column is is_cell)
        columns = next((one.labels for one in own), ())
        target = target_of(document, value, columns) if columns else None
        if target is None:
            return None

        def score(changed: Page) -> Scores:
            go_on()
            return self.engine.score(replace(document, pages=(changed,))).pages[0]

        likely = target.likely(lambda _: seen.pages[0], page)
        # A model that hardly believes in the value has no reasons for it.
        why = influences(target, score, likely) if likely >= _LEAST_LIKELY else ()
        return Explanation(self.engine.version, labels[columns[0]], round(likely, 4), why)
