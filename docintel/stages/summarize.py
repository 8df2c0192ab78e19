"""Summarise prose by its key sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Document
from docintel.core.key_sentences import key_sentences
from docintel.core.paragraph_text import paragraph_text
from docintel.core.sentences import mostly_prose
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class Summarize:
    """Quotes at most `sentences` of the document; None for records such as invoices."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.SUMMARY})

    sentences: int = 3

    def __call__(self, document: Document) -> Document:
        prose = mostly_prose(paragraph_text(document))
        summary = " ".join(key_sentences(prose, self.sentences)) if len(prose) >= 2 else None
        return replace(document, summary=summary)
