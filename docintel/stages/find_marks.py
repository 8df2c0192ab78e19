"""Find what stands on a page besides print: boxes to tick, signatures, stamps, zones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.page import Mark, MarkKind, Page
from docintel.engines.protocols import MarkFinder
from docintel.extraction.marks.filled import told_by_form
from docintel.extraction.marks.labels import with_labels
from docintel.extraction.marks.printed import printed_boxes
from docintel.extraction.marks.zones import zones
from docintel.pipeline.stage import Slot
from docintel.stages.ink import has_ink

_TO_TICK = frozenset({MarkKind.CHECK_BOX, MarkKind.RADIO_BUTTON})


@dataclass(frozen=True)
class FindMarks:
    """By the ink, by signs in the text and by the form fields of the file."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.WORDS, Slot.LINES, Slot.FORM_VALUES})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.MARKS})

    engine: MarkFinder

    def __call__(self, page: Page, image: Image) -> Page:
        if not page.words and not has_ink(image):
            return replace(page, marks=(_blank(page),))
        seen = self.engine.find_marks(image, page.dpi, page.words)
        boxes = [mark for mark in seen if mark.kind in _TO_TICK]
        others = [mark for mark in seen if mark.kind not in _TO_TICK]
        printed = [mark for mark in printed_boxes(page.words) if not _is_among(mark, boxes)]
        told = told_by_form([*boxes, *printed], page.form_values)
        found = [*with_labels(told, page.words), *others, *zones(page.lines)]
        return replace(page, marks=tuple(sorted(found, key=_place)))


def _blank(page: Page) -> Mark:
    return Mark(MarkKind.BLANK_PAGE, Box(0, 0, page.width, page.height), 1.0)


def _is_among(mark: Mark, boxes: list[Mark]) -> bool:
    return any(mark.box.overlap(box.box) > 0 for box in boxes)


def _place(mark: Mark) -> tuple[float, float]:
    return mark.box.top, mark.box.left
