"""Take labelled lines for a page's text, so that fields are judged apart from OCR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image as Images
from PIL.Image import Image

from docintel.core.document import Attachment
from docintel.core.geometry import Box, around
from docintel.core.limits import Limits
from docintel.core.page import Page, TextLayer, Word
from docintel.evaluation.labels import LabelledLine
from docintel.pipeline.stage import OpenedFile

#: Resolution that is claimed for the made-up page, and the blank margin around its text.
_DPI = 200
_MARGIN = 20


@dataclass(frozen=True)
class LabelledLines:
    """A source with one blank page whose text layer holds the lines; it opens no file."""

    lines: tuple[LabelledLine, ...]

    @contextmanager
    def open(self, path: Path, password: str | None, limits: Limits) -> Iterator[OpenedFile]:
        yield _OnePage(self.lines)


@dataclass(frozen=True)
class _OnePage:
    lines: tuple[LabelledLine, ...]

    @property
    def page_count(self) -> int:
        return 1

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return ()

    def pages(self, first: int = 1) -> Iterator[tuple[Page, Image | None]]:
        if first > self.page_count:
            return
        words = tuple(word for line in self.lines for word in split_line(line))
        extent = around(word.box for word in words)
        width, height = int(extent.right) + _MARGIN, int(extent.bottom) + _MARGIN
        layer = TextLayer(words, invisible_share=0.0, unreadable_share=0.0, image_coverage=0.0)
        page = Page(number=1, width=width, height=height, dpi=_DPI, text_layer=layer)
        yield page, Images.new("RGB", (width, height), "white")


def split_line(line: LabelledLine) -> Iterator[Word]:
    """The words of a line; each gets the part of the box that its letters take of the text."""
    width = line.box.width / max(len(line.text), 1)
    for match in re.finditer(r"\S+", line.text):
        left = line.box.left + match.start() * width
        right = line.box.left + match.end() * width
        yield Word(match.group(), Box(left, line.box.top, right, line.box.bottom))
