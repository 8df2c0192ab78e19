"""A page as Markdown: headings, paragraphs, lists and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docintel.core.page import Page
from docintel.exporting.blocks import Block, blocks_to_read
from docintel.exporting.grid import texts_of
from docintel.exporting.prose import lines_to_show
from docintel.exporting.xml_tree import writable

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
#: What makes a list, a rule or a heading of the line that it begins.
_BEGINNING = re.compile(r"^(\d*)([-+=.)])(?=[-+=.)\s]|$)")
_BULLET = re.compile(r"^(?:\\?[-+*]|[\u2022\u2023\u25aa\u25cf\u00b7\u2013])\s+")
_NUMBER = re.compile(r"^(\d{1,3})\\?[.)]\s+")
#: A page is a section of the second level.
_HEADINGS = {"title": "###", "section-header": "####"}
_EMPHASIZED = {"page-header", "page-footer", "caption", "footnote"}


def page_as_markdown(page: Page) -> str:
    """A section of the second level."""
    return "\n\n".join([f"## Page {page.number}", *filter(None, map(_block, blocks_to_read(page)))])


def _block(block: Block) -> str:
    if block.table and any(cell.text for cell in block.table.cells):
        head, *others = texts_of(block.table)
        return table(head, others or [[""] * len(head)])
    texts = (" ".join(writable(text).split()) for text in lines_to_show(block))
    lines = [_opening(plain(text)) for text in texts]
    if block.label in _HEADINGS and lines:
        return f"{_HEADINGS[block.label]} {' '.join(lines)}"
    if block.label in _EMPHASIZED:
        return "  \n".join(f"*{line}*" for line in lines)
    return _list_item(lines) if block.label == "list-item" else "  \n".join(lines)


def _list_item(lines: Sequence[str]) -> str:
    """An item; a bullet or number that was printed would be there twice."""
    if not lines:
        return ""
    number = _NUMBER.match(lines[0])
    mark = f"{number[1]}." if number else "-"
    first = _NUMBER.sub("", _BULLET.sub("", lines[0], count=1), count=1)
    return "  \n   ".join([f"{mark} {first}", *lines[1:]])


def _opening(line: str) -> str:
    """The line so that its beginning makes no list, heading or rule of it."""
    return _BEGINNING.sub(r"\1\\\2", line)


def table(head: Iterable[str], body: list[list[str]]) -> str:
    """A table; nothing where it has no rows."""
    if not body:
        return ""
    names = list(head)
    lines = [_row(names), "| --- " * len(names) + "|", *(_row(row) for row in body)]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    texts = [plain(" ".join(cell.splitlines())) for cell in cells]
    return f"| {' | '.join(texts)} |"


def plain(text: str) -> str:
    """The text so that none of it reads as Markdown."""
    return _SPECIAL.sub(r"\\\1", writable(text))
