"""Find named things in the text and where they stand on the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Document, Entity
from docintel.core.text_map import PageText, TextMap
from docintel.engines.protocols import EntityFinder, Span
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class FindEntities:
    """Entities do not overlap: the longer wins, then the surer."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.LANGUAGE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.ENTITIES})

    engine: EntityFinder

    def __call__(self, document: Document) -> Document:
        text_map = TextMap(document)
        found = [
            _entity(span, page, text_map)
            for page in text_map.pages
            for span in without_overlaps(self.engine.find(page.text, document.language))
        ]
        return replace(document, entities=tuple(found))


def without_overlaps(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those left out that share a character with a longer or surer one."""
    ranked = sorted(
        spans, key=lambda span: (span.start - span.end, -span.confidence, span.start, span.label)
    )
    kept: list[Span] = []
    for span in ranked:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _entity(span: Span, page: PageText, text_map: TextMap) -> Entity:
    start, end = page.start + span.start, page.start + span.end
    _, boxes = text_map.place(start, end)
    return Entity(
        label=span.label,
        text=page.text[span.start : span.end],
        start=start,
        end=end,
        page=page.number,
        boxes=boxes,
        confidence=span.confidence,
    )
