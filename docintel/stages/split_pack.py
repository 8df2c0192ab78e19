"""Cut a file of several documents where one ends and the next begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Document
from docintel.engines.protocols import CutScorer
from docintel.extraction.page_sight import look_at
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class SplitPack:
    """Only where `engine` is sure by `least`: a document in two halves is worse than two in one.

    A file stays whole where that was decided before, and where XML is attached to it: an e-invoice
    speaks of the whole file. Stages that come later see each document by itself.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.ATTACHMENTS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CUTS})

    engine: CutScorer
    least: float = 0.9

    def __call__(self, document: Document) -> Document:
        if document.cuts is not None:
            return document
        if len(document.pages) < 2 or _has_xml(document):
            return replace(document, cuts=())
        chances = self.engine.score_cuts([look_at(page) for page in document.pages])
        numbers = [page.number for page in document.pages[:-1]]
        cuts = [at for at, chance in zip(numbers, chances, strict=True) if chance >= self.least]
        return replace(document, cuts=tuple(cuts))


def _has_xml(document: Document) -> bool:
    return any(one.name.casefold().endswith(".xml") for one in document.attachments)
