"""Say what type of document it is, by cues in titles, words and shape."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from docintel.core.document import UNKNOWN_TYPE, Document, TypeGuess
from docintel.core.document_type import document_types
from docintel.extraction.reading import read
from docintel.extraction.type_scores import choose, score_types
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class ClassifyType:
    """A type that a person gave stays. `types` is a folder with TOML files of one's own."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.TYPE})

    types: str | None = None

    def __call__(self, document: Document) -> Document:
        if document.type is not None:
            return document
        reading = read(document)
        if not reading.rows:
            return replace(document, type=TypeGuess(UNKNOWN_TYPE, 0.0))
        known = document_types(Path(self.types) if self.types else None)
        name, confidence = choose(score_types(reading, known.values()))
        return replace(document, type=TypeGuess(name or UNKNOWN_TYPE, round(confidence, 4)))
