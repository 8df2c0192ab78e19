"""Write PAGE XML 2019-07-15, the format of PRImA and OCR-D."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel import __version__
from docintel.core.geometry import Box
from docintel.core.page import Cell, Line, Page, Table, Word
from docintel.core.text_direction import runs_leftwards
from docintel.exporting.blocks import Block, blocks_of
from docintel.exporting.language_names import LANGUAGE_NAMES
from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import Element, add, packed, pixels

_NAMESPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_TEXT_TYPES = {
    "title": "heading",
    "section-header": "heading",
    "page-header": "header",
    "page-footer": "footer",
    "caption": "caption",
    "footnote": "footnote",
}
_REGIONS = {"picture": "ImageRegion", "formula": "MathsRegion", "table": "TableRegion"}


def write_pages(subject: Subject) -> list[bytes]:
    """A file a page, since the format knows no more; whole pixels of the page image."""
    return [_page(subject, page) for page in subject.document.pages]


def _page(subject: Subject, page: Page) -> bytes:
    root = Element("PcGts", {"xmlns": _NAMESPACE, "pcGtsId": f"page_{page.number}"})
    filing = subject.filing
    metadata = add(root, "Metadata", {})
    add(metadata, "Creator", {}, f"docintel {__version__}")
    add(metadata, "Created", {}, filing.created.isoformat())
    add(metadata, "LastChange", {}, filing.updated.isoformat())
    attributes = {
        "imageFilename": filing.name,
        "imageWidth": f"{page.width}",
        "imageHeight": f"{page.height}",
        "imageXResolution": f"{page.dpi}",
        "imageYResolution": f"{page.dpi}",
        "imageResolutionUnit": "PPI",
    }
    if name := LANGUAGE_NAMES.get(subject.document.language or ""):
        attributes["primaryLanguage"] = name
    sheet = add(root, "Page", attributes)
    blocks = blocks_of(page)
    _add_order(sheet, len(blocks))
    for number, block in enumerate(blocks):
        _add_block(sheet, block, _region_id(number))
    return packed(root, indented=True)


def _add_order(sheet: Element, count: int) -> None:
    if count == 0:
        return
    group = add(add(sheet, "ReadingOrder", {}), "OrderedGroup", {"id": "order"})
    for number in range(count):
        reference = {"index": f"{number}", "regionRef": _region_id(number)}
        add(group, "RegionRefIndexed", reference)


def _add_block(sheet: Element, block: Block, id: str) -> None:
    if block.table:
        _add_table(sheet, block.table, block.lines, id)
    elif block.lines:
        _add_text(sheet, _Text(id, block.box, block.lines, _TEXT_TYPES.get(block.label)))
    else:
        _add_coords(add(sheet, _REGIONS.get(block.label, "UnknownRegion"), {"id": id}), block.box)


@dataclass(frozen=True, slots=True)
class _Text:
    """What a text region is made of; a cell has its place in the table."""

    id: str
    box: Box
    lines: Sequence[Line]
    type: str | None = None
    cell: Cell | None = None


def _add_table(sheet: Element, table: Table, lines: Sequence[Line], id: str) -> None:
    """The lines cell by cell; what stands in no cell is a region of its own behind them."""
    rows = max((cell.row + cell.row_span for cell in table.cells), default=0)
    columns = max((cell.column + cell.column_span for cell in table.cells), default=0)
    attributes = {"id": id, "rows": f"{rows}", "columns": f"{columns}"}
    region = add(sheet, "TableRegion", attributes)
    _add_coords(region, table.box)
    left = list(lines)
    for number, cell in enumerate(table.cells):
        inside = [line for line in left if cell.box.holds_center_of(line.box)]
        left = [line for line in left if not cell.box.holds_center_of(line.box)]
        _add_text(region, _Text(f"{id}_cell_{number}", cell.box, inside, cell=cell))
    if left:
        _add_text(region, _Text(f"{id}_rest", table.box, left))


def _add_text(parent: Element, text: _Text) -> None:
    attributes = {"id": text.id} | ({"type": text.type} if text.type else {})
    content = "\n".join(line.text for line in text.lines)
    if runs_leftwards(content):
        attributes["readingDirection"] = "right-to-left"
    region = add(parent, "TextRegion", attributes)
    _add_coords(region, text.box)
    if text.cell:
        add(add(region, "Roles", {}), "TableCellRole", _role(text.cell))
    for number, line in enumerate(text.lines):
        _add_line(region, line, f"{text.id}_line_{number}")
    _add_content(region, content)


def _role(cell: Cell) -> dict[str, str]:
    return {
        "rowIndex": f"{cell.row}",
        "columnIndex": f"{cell.column}",
        "rowSpan": f"{cell.row_span}",
        "colSpan": f"{cell.column_span}",
    }


def _add_line(region: Element, line: Line, id: str) -> None:
    element = add(region, "TextLine", {"id": id})
    _add_coords(element, line.box)
    for number, word in enumerate(line.words):
        _add_word(element, word, f"{id}_word_{number}")
    _add_content(element, line.text)


def _add_word(line: Element, word: Word, id: str) -> None:
    element = add(line, "Word", {"id": id})
    _add_coords(element, word.box)
    _add_content(element, word.text, {"conf": f"{word.confidence:.4f}"})


def _add_content(parent: Element, text: str, attributes: dict[str, str] | None = None) -> None:
    add(add(parent, "TextEquiv", attributes or {}), "Unicode", {}, text)


def _add_coords(parent: Element, box: Box) -> None:
    left, top, right, bottom = pixels(box)
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    add(parent, "Coords", {"points": " ".join(f"{x},{y}" for x, y in corners)})


def _region_id(number: int) -> str:
    return f"region_{number}"
