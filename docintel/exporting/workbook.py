"""Write sheets of text and numbers as an XLSX workbook (Office Open XML, ECMA-376)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docintel.exporting.bundle import zipped
from docintel.exporting.xml_tree import Element, add, packed

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
#: Excel's own limits.
_MOST_ROWS, _MOST_COLUMNS, _MOST_CHARACTERS, _LONGEST_NAME = 1_048_576, 16_384, 32_767, 31
#: An amount; a number without decimal point may be an identifier, whose zeros count.
_AMOUNT = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,6}")
#: What a reader of XLSX takes for the code of a character.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that are one: its first row and column, counted from 0, and how far it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A name without any of []:*?/\\, and rows of texts; amounts become numbers."""

    name: str
    rows: Sequence[Sequence[str]]
    merges: Sequence[Merge] = ()


def packed_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook; it needs at least one sheet, and their names have to differ."""
    return zipped(_files(sheets))


def _files(sheets: Sequence[Sheet]) -> Iterator[tuple[str, bytes]]:
    yield "[Content_Types].xml", _content_types(len(sheets))
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in _numbers(sheets)]
    yield "xl/_rels/workbook.xml.rels", _relations(parts)
    yield "xl/workbook.xml", _workbook(sheets)
    for number, sheet in enumerate(sheets, start=1):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet)


def _numbers(sheets: Sequence[Sheet]) -> range:
    return range(1, len(sheets) + 1)


def _content_types(count: int) -> bytes:
    root = Element("Types", {"xmlns": f"{_PACKAGE}/content-types"})
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    add(root, "Default", {"Extension": "rels", "ContentType": relations})
    book = {"PartName": "/xl/workbook.xml", "ContentType": f"{_TYPES}.sheet.main+xml"}
    add(root, "Override", book)
    for number in range(1, count + 1):
        part = f"/xl/worksheets/sheet{number}.xml"
        add(root, "Override", {"PartName": part, "ContentType": f"{_TYPES}.worksheet+xml"})
    return packed(root)


def _relations(parts: Sequence[tuple[str, str]]) -> bytes:
    root = Element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"})
    for number, (kind, target) in enumerate(parts, start=1):
        attributes = {"Id": f"rId{number}", "Type": f"{_OFFICE}/{kind}", "Target": target}
        add(root, "Relationship", attributes)
    return packed(root)


def _workbook(sheets: Sequence[Sheet]) -> bytes:
    root = Element("workbook", {"xmlns": _MAIN, "xmlns:r": _OFFICE})
    listed = add(root, "sheets", {})
    for number, sheet in enumerate(sheets, start=1):
        name = sheet.name[:_LONGEST_NAME]
        add(listed, "sheet", {"name": name, "sheetId": f"{number}", "r:id": f"rId{number}"})
    return packed(root)


def _sheet(sheet: Sheet) -> bytes:
    root = Element("worksheet", {"xmlns": _MAIN})
    data = add(root, "sheetData", {})
    for number, row in enumerate(sheet.rows[:_MOST_ROWS], start=1):
        line = add(data, "row", {"r": f"{number}"})
        for column, text in enumerate(row[:_MOST_COLUMNS]):
            if text:
                _add_cell(line, f"{_letters(column)}{number}", text)
    if sheet.merges:
        merged = add(root, "mergeCells", {"count": f"{len(sheet.merges)}"})
        for merge in sheet.merges:
            add(merged, "mergeCell", {"ref": _reference(merge)})
    return packed(root)


def _add_cell(line: Element, place: str, text: str) -> None:
    if _AMOUNT.fullmatch(text):
        add(add(line, "c", {"r": place}), "v", {}, text)
        return
    # Text is kept inline, where nothing takes it for a formula.
    written = _LOOKS_ESCAPED.sub("_x005F_", text)[:_MOST_CHARACTERS]
    inline = add(add(line, "c", {"r": place, "t": "inlineStr"}), "is", {})
    add(inline, "t", {"xml:space": "preserve"}, written)


def _reference(merge: Merge) -> str:
    first = f"{_letters(merge.column)}{merge.row + 1}"
    last = f"{_letters(merge.column + merge.column_span - 1)}{merge.row + merge.row_span}"
    return f"{first}:{last}"


def _letters(column: int) -> str:
    """A for 0, Z for 25, AA for 26."""
    before, letter = divmod(column, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)
