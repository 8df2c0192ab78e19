"""Say what type of document it is, by cues in titles, words and shape, and by a trained model.

The model also knows what the picture of the first page shows, where a stage has looked at it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import UNKNOWN_TYPE, Document, TypeGuess
from docintel.engines.protocols import TypeScorer
from docintel.errors import UnknownNameError
from docintel.extraction.reading import read
from docintel.extraction.type_evidence import TypeEvidence, evidence_in
from docintel.extraction.type_scores import choose
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import known_types

#: What a document is stands on its first pages.
_PAGES = 3


@dataclass(frozen=True)
class ClassifyType:
    """A type that a person or an e-invoice gave stays.

    `types` is a folder with TOML files of one's own. Types that `engine` has not learned are told
    by their cues; without an engine all are. The engine has to be sure by `least` of a type, or
    the document is of an unknown one.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.TYPE})

    engine: TypeScorer | None = None
    types: str | None = None
    least: float = 0.5

    def __post_init__(self) -> None:
        known_types(self.types)

    def __call__(self, document: Document) -> Document:
        if document.type is not None:
            self._check(document.type.name)
            return document
        reading = read(replace(document, pages=document.pages[:_PAGES]))
        # Of pictures without text receipts are told well, and old paper is taken for one too.
        if not reading.rows:
            return replace(document, type=TypeGuess(UNKNOWN_TYPE, 0.0))
        name, confidence = self._guess(evidence_in(reading, known_types(self.types).values()))
        return replace(document, type=TypeGuess(name, round(confidence, 4)))

    def _guess(self, evidence: TypeEvidence) -> tuple[str, float]:
        scores = evidence.scores
        if self.engine is None:
            name, confidence = choose(scores)
            return name or UNKNOWN_TYPE, confidence
        judged = self.engine.score_types(evidence)
        likely = {name: judged[name] for name in scores if name in judged}
        # Cues of a learned type count as far as the engine believes in it.
        weighed = {name: score * likely.get(name, 1.0) for name, score in scores.items()}
        name, confidence = choose(weighed)
        if name is not None and name not in likely:
            return name, confidence
        best, certain = max(likely.items(), key=lambda one: one[1])
        return (best, certain) if certain >= self.least else (UNKNOWN_TYPE, 1 - certain)

    def _check(self, stated: str) -> None:
        """Raise UnknownNameError, with the names there are, where nobody described that type."""
        known = known_types(self.types)
        if stated not in {*known, UNKNOWN_TYPE}:
            raise UnknownNameError(
                f"no document type {stated!r}; known: {', '.join(sorted(known))}"
            )
