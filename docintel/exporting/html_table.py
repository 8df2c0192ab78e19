"""Tables as HTML, cells that span included; alone in a file, or within a document."""

from __future__ import annotations

from docintel.core.page import Cell, Table
from docintel.exporting.grid import rows_of
from docintel.exporting.html_page import new_html, packed_html
from docintel.exporting.subject import Subject
from docintel.exporting.xml_tree import Element, add


def write_html_tables(subject: Subject) -> bytes:
    """All tables of the document, each with the page it is on."""
    root, body = new_html(subject)
    for page in subject.document.pages:
        for number, table in enumerate(page.tables, start=1):
            add_table(body, table, f"Page {page.number}, table {number}")
    return packed_html(root)


def add_table(parent: Element, table: Table, caption: str | None = None) -> None:
    """The table as the last child."""
    element = add(parent, "table", {})
    if caption:
        add(element, "caption", {}, caption)
    for cells in rows_of(table):
        row = add(element, "tr", {})
        for cell in cells:
            add(row, "td", _attributes(cell), cell.text)


def _attributes(cell: Cell) -> dict[str, str]:
    spans = {"rowspan": cell.row_span, "colspan": cell.column_span}
    return {"dir": "auto"} | {name: f"{span}" for name, span in spans.items() if span > 1}
