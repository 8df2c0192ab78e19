"""Write hOCR 1.2, as http://kba.github.io/hocr-spec/1.2/ describes it."""

from __future__ import annotations

import re

from docintel import __version__
from docintel.core.geometry import Box
from docintel.core.page import Line, Page, Word
from docintel.core.text_direction import runs_leftwards
from docintel.exporting.blocks import Block, blocks_of
from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import Element, add, packed, pixels

_DOCTYPE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)
_AREAS = {"table": "ocr_table", "picture": "ocr_photo", "formula": "ocr_display"}
_LINES = {"page-header": "ocr_header", "page-footer": "ocr_footer", "caption": "ocr_caption"}
_CAPABILITIES = ("ocr_page", "ocr_carea", "ocr_par", "ocr_line", "ocrx_word", "ocrp_wconf")
#: They part the properties of a title, so that no name may hold them.
_PARTING = re.compile('[";]')


def write_hocr(subject: Subject) -> bytes:
    """One XHTML file for all pages; boxes are whole pixels of the page image."""
    root = Element("html", {"xmlns": "http://www.w3.org/1999/xhtml"})
    if language := subject.document.language:
        root.attrib |= {"xml:lang": language, "lang": language}
    _add_head(root, subject.filing.name)
    body = add(root, "body", {})
    for page in subject.document.pages:
        _add_page(body, page, subject.filing.name)
    return packed(root, _DOCTYPE)


def _add_head(root: Element, name: str) -> None:
    head = add(root, "head", {})
    add(head, "title", {}, name)
    add(head, "meta", {"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"})
    add(head, "meta", {"name": "ocr-system", "content": f"docintel {__version__}"})
    able = " ".join([*_CAPABILITIES, *_AREAS.values(), *_LINES.values()])
    add(head, "meta", {"name": "ocr-capabilities", "content": able})


def _add_page(body: Element, page: Page, name: str) -> None:
    image = _PARTING.sub("_", name)
    title = (
        f'image "{image}"; bbox 0 0 {page.width} {page.height};'
        f" ppageno {page.number - 1}; scan_res {page.dpi} {page.dpi}"
    )
    number = f"{page.number}"
    div = add(body, "div", {"class": "ocr_page", "id": f"page_{number}", "title": title})
    for index, block in enumerate(blocks_of(page), start=1):
        _add_block(div, block, f"{number}_{index}")


def _add_block(parent: Element, block: Block, number: str) -> None:
    kind = _AREAS.get(block.label, "ocr_carea")
    title = f"{_box(block.box)}; x_type {block.label}"
    area = add(parent, "div", {"class": kind, "id": f"block_{number}", "title": title})
    if not block.lines:
        return
    text = " ".join(line.text for line in block.lines)
    paragraph = {"class": "ocr_par", "id": f"par_{number}", "title": _box(block.box)}
    if runs_leftwards(text):
        paragraph["dir"] = "rtl"
    par = add(area, "p", paragraph)
    kind = _LINES.get(block.label, "ocr_line")
    for index, line in enumerate(block.lines, start=1):
        _add_line(par, line, kind, f"{number}_{index}")


def _add_line(parent: Element, line: Line, kind: str, number: str) -> None:
    span = add(parent, "span", {"class": kind, "id": f"line_{number}", "title": _box(line.box)})
    span.tail = "\n"
    for index, word in enumerate(line.words, start=1):
        _add_word(span, word, f"{number}_{index}")


def _add_word(parent: Element, word: Word, number: str) -> None:
    title = f"{_box(word.box)}; x_wconf {round(100 * word.confidence)}"
    attributes = {"class": "ocrx_word", "id": f"word_{number}", "title": title}
    add(parent, "span", attributes, word.text).tail = " "


def _box(box: Box) -> str:
    return "bbox {} {} {} {}".format(*pixels(box))
