"""Documents, fields, line items, repairs and checks as tables and lists for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from docintel.cli.marks import passed_mark, percent, state_mark, status_mark
from docintel.core.document import Check, Document, Field, LineItem, Repair, State
from docintel.core.filing import Filing
from docintel.core.geometry import around
from docintel.services.remark import remark

#: Digits of an id that are shown; enough to tell thousands of documents apart.
ID_DIGITS = 8


def documents_table(filings: Sequence[Filing]) -> Table:
    """One line a document, with what is wrong with it."""
    table = _table()
    table.add_column("id", style="dim", no_wrap=True)
    table.add_column("document", max_width=34, no_wrap=True)
    table.add_column("type", no_wrap=True)
    table.add_column("pages", justify="right")
    table.add_column("status", no_wrap=True)
    table.add_column("what to look at", ratio=1, style="dim")
    for filing in filings:
        table.add_row(
            filing.id[:ID_DIGITS],
            Text(filing.name),
            Text(filing.type_name or ""),
            str(filing.page_count or ""),
            status_mark(filing.status),
            Text(remark(filing)),
        )
    return table


def fields_table(document: Document) -> Table:
    """The values with their evidence: how sure it is, what read them, where they stand."""
    table = _table()
    table.add_column("", no_wrap=True)
    table.add_column("field", style="cyan", no_wrap=True)
    table.add_column("value", ratio=1, overflow="fold")
    table.add_column("sure", justify="right", no_wrap=True)
    for name in ("source", "page", "box"):
        table.add_column(name, no_wrap=True, style="dim")
    for field in document.fields:
        table.add_row(
            state_mark(field.state),
            field.name,
            Text(field.value),
            percent(field.confidence),
            field.source.replace("_", " "),
            str(field.page or ""),
            _place(field),
        )
    return table


def items_table(items: Sequence[LineItem]) -> Table:
    """The line items, a column a name; what is unsure has a question mark."""
    names = list(dict.fromkeys(field.name for item in items for field in item.fields))
    table = _table()
    for name in names:
        is_text = name == "description"
        table.add_column(
            name,
            ratio=1 if is_text else None,
            justify="left" if is_text else "right",
            overflow="fold",
        )
    for item in items:
        table.add_row(*(_cell(item.get(name)) for name in names))
    return table


def _cell(field: Field | None) -> Text:
    if field is None:
        return Text()
    if field.state is State.ACCEPTED:
        return Text(field.value)
    return Text.assemble(field.value, " ", state_mark(field.state))


def repairs_list(repairs: Sequence[Repair]) -> Text:
    """A line a repair: what was changed, and why it can be nothing else."""
    lines = [
        Text.assemble("  ", ("~", "cyan"), " ", (repair.field, "cyan"), " ", repair.message)
        for repair in repairs
    ]
    return Text("\n").join(lines)


def checks_list(checks: Sequence[Check]) -> Text:
    """A line a check, each with its mark."""
    lines = [Text.assemble("  ", passed_mark(check.passed), " ", check.message) for check in checks]
    return Text("\n").join(lines)


def _place(field: Field) -> str:
    """Left, top - right, bottom around all boxes, in pixels of the page image."""
    if not field.boxes:
        return ""
    whole = around(field.boxes)
    return f"{whole.left:.0f},{whole.top:.0f}-{whole.right:.0f},{whole.bottom:.0f}"


def _table() -> Table:
    return Table(
        box=box.SIMPLE_HEAD,
        expand=True,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        header_style="bold",
    )
