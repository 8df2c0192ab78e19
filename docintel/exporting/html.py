"""Write a document as HTML that reads like the paper: headings, paragraphs, lists, tables."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from docintel.core.page import Page
from docintel.exporting.blocks import Block, blocks_to_read
from docintel.exporting.html_page import new_html, packed_html
from docintel.exporting.html_table import add_table
from docintel.exporting.prose import lines_to_show
from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import Element, add, writable

_TAGS = {
    "title": "h1",
    "section-header": "h2",
    "page-header": "header",
    "page-footer": "footer",
    "footnote": "aside",
}


def write_html(subject: Subject) -> bytes:
    """One file for all pages that needs no other; where a picture was, an empty frame is."""
    root, body = new_html(subject)
    for page in subject.document.pages:
        _add_page(body, page)
    return packed_html(root)


def _add_page(body: Element, page: Page) -> None:
    section = add(body, "section", {"id": f"page-{page.number}"})
    for is_list, blocks in groupby(blocks_to_read(page), lambda block: block.label == "list-item"):
        if is_list:
            _add_list(section, blocks)
        else:
            for block in blocks:
                _add_block(section, block)


def _add_list(section: Element, blocks: Iterable[Block]) -> None:
    items = add(section, "ul", {})
    for block in blocks:
        _add_lines(add(items, "li", {"dir": "auto"}), block)


def _add_block(section: Element, block: Block) -> None:
    if block.table and block.table.cells:
        add_table(section, block.table)
    elif block.lines:
        kind = {"class": "caption"} if block.label == "caption" else {}
        tag = _TAGS.get(block.label, "p")
        _add_lines(add(section, tag, {"dir": "auto"} | kind), block)
    elif block.label == "picture":
        add(section, "figure", {"role": "img", "aria-label": "picture"})


def _add_lines(parent: Element, block: Block) -> None:
    """The lines one below the other where they mean something, as those of an address do."""
    for number, text in enumerate(lines_to_show(block)):
        if number:
            add(parent, "br", {}).tail = writable(text)
        else:
            parent.text = writable(text)
