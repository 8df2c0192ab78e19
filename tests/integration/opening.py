"""Open bytes through the sandbox, as the tests of the source do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from docintel.core.document import Attachment
from docintel.core.limits import Limits
from docintel.core.page import Page
from docintel.engines.sandbox import SandboxedFile

LIMITS = Limits()
SOURCE = SandboxedFile()


@dataclass(frozen=True)
class Opened:
    """Everything that came out of a file."""

    drawn: tuple[tuple[Page, Image.Image | None], ...]
    attachments: tuple[Attachment, ...]

    @property
    def page(self) -> Page:
        """The only page."""
        ((page, _),) = self.drawn
        return page

    @property
    def image(self) -> Image.Image:
        """The image of the only page."""
        ((_, image),) = self.drawn
        assert image
        return image

    @property
    def codes(self) -> list[str | None]:
        """The code of each page's failure."""
        return [page.failures[0].code if page.failures else None for page, _ in self.drawn]


def open_bytes(
    folder: Path,
    content: bytes,
    *,
    password: str | None = None,
    limits: Limits = LIMITS,
    source: SandboxedFile = SOURCE,
) -> Opened:
    """Write the bytes to a file with a name that says nothing and open all its pages."""
    path = folder / "upload"
    path.write_bytes(content)
    with source.open(path, password, limits) as opened:
        drawn = tuple(opened.pages())
        assert len(drawn) == opened.page_count
        return Opened(drawn, opened.attachments)
