"""Read items from tables whose cells a table detector found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.core.geometry import around
from docintel.core.page import Cell, Table
from docintel.extraction.item_columns import headed
from docintel.extraction.items import Item, entry
from docintel.extraction.labels import Labels, Vocabulary, column_vocabulary, labels_in
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.spec_values import values_of
from docintel.extraction.sum_rows import ends_items, is_balance, is_carried
from docintel.extraction.table_cells import TableCells
from docintel.extraction.units import add_unit
from docintel.extraction.values import find_values

#: Rows from the top of a table that may be its header.
_HEADER_ROWS = 3
#: Letters of the longest text that heads a column.
_LONGEST_HEAD = 60


def items_of_tables(reading: Reading, document_type: DocumentType, labels: Labels) -> list[Item]:
    """Items of all tables with a header that names columns of the type, in page order.

    A table without header that continues one of as many columns keeps that one's columns. What
    stands below the first total is no item, also where the detector took it into the table.
    """
    vocabulary = column_vocabulary(document_type)
    items: list[Item] = []
    known: dict[int, FieldSpec] = {}
    width = 0
    for page in reading.pages:
        segments, cells = reading.on_page(page.number), TableCells(page)
        for table in page.tables:
            start, columns = _header(cells, table, document_type, vocabulary)
            if columns:
                known, width = columns, _width(table)
            elif not known or _width(table) != width:
                continue
            body = [row for index, row in _rows(table) if index >= start]
            items += _items(cells, _of_items(body, segments, labels), known)
    return items


def _header(
    cells: TableCells, table: Table, document_type: DocumentType, vocabulary: Vocabulary
) -> tuple[int, dict[int, FieldSpec]]:
    """The first row of the body, and what each column holds; nothing where no row is a header."""
    for index, row in list(_rows(table))[:_HEADER_ROWS]:
        columns = _columns(cells, row, document_type, vocabulary)
        numeric = sum(spec.kind.is_numeric for spec in columns.values())
        if numeric >= 1 and len(columns) - numeric >= 1:
            return index + 1, columns
    return 0, {}


def _columns(
    cells: TableCells, row: Sequence[Cell], document_type: DocumentType, vocabulary: Vocabulary
) -> dict[int, FieldSpec]:
    """What each cell of a header heads, by its column."""
    columns: dict[int, FieldSpec] = {}
    # Words that may head two columns wait until those that head only one are placed.
    for most_names in (1, 9):
        for cell in row:
            names = () if cell.column in columns else _names(cells, cell, vocabulary, most_names)
            if spec := headed(names, {one.name for one in columns.values()}, document_type):
                columns[cell.column] = spec
    return columns


def _names(cells: TableCells, cell: Cell, vocabulary: Vocabulary, most: int) -> tuple[str, ...]:
    """The names of the columns that the cell may head, of labels with no more than so many."""
    segment = cells.read(cell)
    if segment is None or len(segment.text) > _LONGEST_HEAD:
        return ()
    hits = labels_in(segment, vocabulary)
    return tuple(name for hit in hits if len(hit.names) <= most for name in hit.names)


def _of_items(
    body: Sequence[list[Cell]], segments: Sequence[Segment], labels: Labels
) -> Iterator[list[Cell]]:
    """The rows above the first total, without sums that are carried over a page break."""
    begun = False
    for cells in body:
        box = around(cell.box for cell in cells)
        row = [segment for segment in segments if box.holds_center_of(segment.box)]
        is_sum = is_carried(row) or is_balance(row, labels)
        if ends_items(row, labels) and not (is_balance(row, labels) and not begun):
            return
        if not is_sum:
            begun = True
            yield cells


def _items(
    cells: TableCells, body: Iterable[list[Cell]], columns: dict[int, FieldSpec]
) -> Iterator[Item]:
    last: Item | None = None
    for row in body:
        item = _item(cells, row, columns)
        has_number = any(spec.kind.is_numeric and spec.name in item for spec in columns.values())
        if has_number:
            if last is not None:
                yield last
            last = item
        elif last is not None and "description" in item and "description" in last:
            last["description"] = last["description"].joined(item["description"])
    if last is not None:
        yield last


def _item(cells: TableCells, row: Sequence[Cell], columns: dict[int, FieldSpec]) -> Item:
    item: Item = {}
    segments: list[Segment] = []
    for cell in row:
        spec = columns.get(cell.column)
        segment = cells.read(cell) if spec else None
        if spec is None or segment is None:
            continue
        segments.append(segment)
        found = values_of(spec, segment.text)
        if not found and spec.kind is Kind.MONEY:
            found = find_values(Kind.NUMBER, segment.text)
        if found:
            item[spec.name] = entry(spec.name, segment, found[0])
    add_unit(item, segments)
    return item


def _rows(table: Table) -> list[tuple[int, list[Cell]]]:
    ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [(index, list(row)) for index, row in groupby(ordered, key=lambda cell: cell.row)]


def _width(table: Table) -> int:
    return max((cell.column + cell.column_span for cell in table.cells), default=0)
