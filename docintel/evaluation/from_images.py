"""See a file as a scanner would: its page images, and nothing else that it carries."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PIL.Image import Image

from docintel.core.document import Attachment
from docintel.core.limits import Limits
from docintel.core.page import Page
from docintel.pipeline.stage import OpenedFile, Source


@dataclass(frozen=True)
class ImagesOnly:
    """Hides text layer, form values and attachments of what `source` opens."""

    source: Source

    @contextmanager
    def open(self, path: Path, password: str | None, limits: Limits) -> Iterator[OpenedFile]:
        with self.source.open(path, password, limits) as opened:
            yield _Images(opened)


@dataclass(frozen=True)
class _Images:
    opened: OpenedFile

    @property
    def page_count(self) -> int:
        return self.opened.page_count

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return ()

    def pages(self, first: int = 1) -> Iterator[tuple[Page, Image | None]]:
        for page, image in self.opened.pages(first):
            yield replace(page, text_layer=None, form_values=()), image
