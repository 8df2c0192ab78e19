"""Tell the language of the document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Document
from docintel.engines.protocols import LanguageDetector
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class DetectLanguage:
    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.LANGUAGE})

    engine: LanguageDetector

    def __call__(self, document: Document) -> Document:
        return replace(document, language=self.engine.detect(document.text))
