"""Write ALTO 4.2, the Library of Congress's format of text with its place on the page."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean

from docintel import __version__
from docintel.core.geometry import Box
from docintel.core.page import Line, Page, Word
from docintel.exporting.blocks import Block, blocks_of
from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import Element, add, packed

_NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"


def write_alto(subject: Subject) -> bytes:
    """One file for all pages; boxes are pixels of the page image, blocks in reading order."""
    pages = [(page, blocks_of(page)) for page in subject.document.pages]
    root = Element("alto", {"xmlns": _NAMESPACE, "SCHEMAVERSION": "4.2"})
    _add_description(root, subject)
    labels = dict.fromkeys(block.label for _, blocks in pages for block in blocks)
    tags = add(root, "Tags", {})
    for label in labels:
        add(tags, "StructureTag", {"ID": _tag(label), "LABEL": label})
    layout = add(root, "Layout", {})
    for page, blocks in pages:
        _add_page(layout, page, blocks, subject.document.language)
    return packed(root, indented=True)


def _add_description(root: Element, subject: Subject) -> None:
    description = add(root, "Description", {})
    add(description, "MeasurementUnit", {}, "pixel")
    source = add(description, "sourceImageInformation", {})
    add(source, "fileName", {}, subject.filing.name)
    step = add(description, "Processing", {"ID": "docintel"})
    sizes = "; ".join(f"page {page.number}: {page.dpi} dpi" for page in subject.document.pages)
    add(step, "processingStepSettings", {}, sizes)
    software = add(step, "processingSoftware", {})
    add(software, "softwareName", {}, "docintel")
    add(software, "softwareVersion", {}, __version__)


def _add_page(layout: Element, page: Page, blocks: tuple[Block, ...], language: str | None) -> None:
    size = {"WIDTH": f"{page.width}", "HEIGHT": f"{page.height}"}
    number = f"{page.number}"
    attributes = {"ID": f"page_{number}", "PHYSICAL_IMG_NR": number, **size}
    if page.words:
        attributes["PC"] = f"{fmean(word.confidence for word in page.words):.4f}"
    sheet = add(layout, "Page", attributes)
    space = add(sheet, "PrintSpace", {"HPOS": "0", "VPOS": "0", **size})
    for index, block in enumerate(blocks, start=1):
        _add_block(space, block, f"{number}_{index}", language)


def _add_block(space: Element, block: Block, number: str, language: str | None) -> None:
    common = {"ID": f"block_{number}", "TAGREFS": _tag(block.label), **_place(block.box)}
    if not block.lines:
        add(space, "Illustration" if block.label == "picture" else "GraphicalElement", common)
        return
    spoken = {"LANG": language} if language else {}
    text = add(space, "TextBlock", common | spoken)
    for index, line in enumerate(block.lines, start=1):
        _add_line(text, line, f"{number}_{index}")


def _add_line(text: Element, line: Line, number: str) -> None:
    element = add(text, "TextLine", {"ID": f"line_{number}", **_place(line.box)})
    _add_word(element, line.words[0], f"{number}_1")
    for index, (before, word) in enumerate(pairwise(line.words), start=2):
        gap = max(word.box.left - before.box.right, 0.0)
        place = {"HPOS": f"{before.box.right:.2f}", "VPOS": f"{before.box.top:.2f}"}
        add(element, "SP", {"WIDTH": f"{gap:.2f}", **place})
        _add_word(element, word, f"{number}_{index}")


def _add_word(line: Element, word: Word, number: str) -> None:
    attributes = {"ID": f"word_{number}", "CONTENT": word.text, "WC": f"{word.confidence:.4f}"}
    add(line, "String", attributes | _place(word.box))


def _place(box: Box) -> dict[str, str]:
    return {
        "HPOS": f"{box.left:.2f}",
        "VPOS": f"{box.top:.2f}",
        "WIDTH": f"{box.width:.2f}",
        "HEIGHT": f"{box.height:.2f}",
    }


def _tag(label: str) -> str:
    return f"tag_{label}"
