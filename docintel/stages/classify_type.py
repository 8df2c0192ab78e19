"""Say what type of document it is, by cues in titles, words and shape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import UNKNOWN_TYPE, Document, TypeGuess
from docintel.errors import UnknownNameError
from docintel.extraction.reading import read
from docintel.extraction.type_scores import choose, score_types
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import known_types


@dataclass(frozen=True)
class ClassifyType:
    """A type that a person or an e-invoice gave stays.

    `types` is a folder with TOML files of one's own.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.TYPE})

    types: str | None = None

    def __post_init__(self) -> None:
        known_types(self.types)

    def __call__(self, document: Document) -> Document:
        if document.type is not None:
            self._check(document.type.name)
            return document
        reading = read(document)
        if not reading.rows:
            return replace(document, type=TypeGuess(UNKNOWN_TYPE, 0.0))
        types = known_types(self.types).values()
        name, confidence = choose(score_types(reading, types))
        return replace(document, type=TypeGuess(name or UNKNOWN_TYPE, round(confidence, 4)))

    def _check(self, stated: str) -> None:
        """Raise UnknownNameError, with the names there are, where nobody described that type."""
        known = known_types(self.types)
        if stated not in {*known, UNKNOWN_TYPE}:
            raise UnknownNameError(
                f"no document type {stated!r}; known: {', '.join(sorted(known))}"
            )
