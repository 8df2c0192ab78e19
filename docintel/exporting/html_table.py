"""Tables as HTML, cells that span included; alone in a file, or within a document."""

from __future__ import annotations

from docintel.core.page import Cell, Table
from docintel.exporting.grid import rows_of
from docintel.exporting.html_page import new_html, packed_html
from docintel.exporting.numbered_tables import NumberedTable, numbered_tables
from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import Element, add


def write_html_tables(subject: Subject) -> bytes:
    """All tables of the document, each with the pages that it is on."""
    root, body = new_html(subject)
    for one in numbered_tables(subject.document):
        rows = add_table(body, one.table, _caption(one))
        for number, row in enumerate(rows):
            row.set("data-page", f"{one.page(number)}")
    return packed_html(root)


def add_table(parent: Element, table: Table, caption: str | None = None) -> list[Element]:
    """The table as the last child; its rows."""
    element = add(parent, "table", {})
    if caption:
        add(element, "caption", {}, caption)
    rows = []
    for number, cells in enumerate(rows_of(table)):
        row = add(element, "tr", {})
        for cell in cells:
            add(row, "th" if number < table.header_rows else "td", _attributes(cell), cell.text)
        rows.append(row)
    return rows


def _caption(one: NumberedTable) -> str:
    first, last = one.pages[0], one.pages[-1]
    pages = f"Page {first}" if one.is_on_one_page else f"Pages {first} to {last}"
    return f"{pages}, table {one.number}"


def _attributes(cell: Cell) -> dict[str, str]:
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    return {"dir": "auto"} | {name: f"{span}" for name, span in spans.items() if span > 1}
