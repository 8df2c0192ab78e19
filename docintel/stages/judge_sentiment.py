"""Judge the tone of letters and other prose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Document
from docintel.core.paragraph_text import paragraph_text
from docintel.core.sentences import mostly_prose
from docintel.engines.protocols import SentimentJudge
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class JudgeSentiment:
    """None for a document that is a record, such as an invoice, and for an unknown language."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.LANGUAGE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.SENTIMENT})

    engine: SentimentJudge

    def __call__(self, document: Document) -> Document:
        prose = mostly_prose(paragraph_text(document))
        # A blank line keeps apart what was told apart already.
        judged = self.engine.judge("\n\n".join(prose), document.language) if prose else None
        return replace(document, sentiment=judged)
