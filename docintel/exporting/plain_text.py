"""Write plain text in reading order."""

from __future__ import annotations

from docintel.core.lines import rows
from docintel.core.page import Page
from docintel.exporting.blocks import Block, blocks_to_read
from docintel.exporting.grid import texts_of
from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import writable

#: Between two pages, as `pdftotext` does it.
_NEXT_PAGE = "\f"


def write_text(subject: Subject) -> bytes:
    """A line a row, with tabs in its gaps, and a blank line between blocks."""
    pages = _NEXT_PAGE.join(_page(page) for page in subject.document.pages)
    return f"{pages}\n".encode()


def _page(page: Page) -> str:
    return "\n\n".join(text for block in blocks_to_read(page) if (text := _block(block)))


def _block(block: Block) -> str:
    if block.table and any(cell.text for cell in block.table.cells):
        return "\n".join("\t".join(map(_flat, row)) for row in texts_of(block.table))
    return "\n".join("\t".join(_flat(line.text) for line in row) for row in rows(block.lines))


def _flat(text: str) -> str:
    """The text on one line, without what would part lines, cells or pages."""
    return " ".join(writable(text).split())
