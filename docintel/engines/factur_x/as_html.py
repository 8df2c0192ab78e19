"""Set out an e-invoice that comes without a page, so that people can read and check it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from docintel.engines.protocols import EInvoice

_STYLE = (
    "body{font-family:sans-serif;font-size:9.5pt} h1{font-size:16pt} h2{font-size:11pt}"
    " td,th{padding:3pt 9pt 3pt 0;text-align:left;vertical-align:top}"
)
#: Headings, and the fields below each; what is in none of them comes last.
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Supplier", ("supplier_",)),
    ("Buyer", ("buyer_",)),
    ("Payment", ("iban", "bic", "payment_", "due_date")),
    ("Amounts", ("net_", "tax_total", "gross_", "amount_", "currency")),
)
_FIRST = ("invoice_number", "po_number", "invoice_date", "po_date")


def as_html(invoice: EInvoice) -> str:
    """A page of HTML with every value that was read, and none that was not."""
    title = "Purchase order" if invoice.type_name == "purchase_order" else "Invoice"
    rest = dict(invoice.fields)
    head = {name: rest.pop(name) for name in _FIRST if name in rest}
    parts = [f"<h1>{title}</h1>", _pairs(head)]
    for heading, beginnings in _PARTS:
        chosen = {name: rest.pop(name) for name in list(rest) if name.startswith(beginnings)}
        parts += [f"<h2>{heading}</h2>", _pairs(chosen)] if chosen else []
    parts += ["<h2>Further values</h2>", _pairs(rest)] if rest else []
    parts += ["<h2>Items</h2>", *_items(invoice.line_items)] if invoice.line_items else []
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"


def _pairs(values: Mapping[str, str]) -> str:
    rows = (
        f"<tr><td>{_spoken(name)}:</td><td>{_text(text)}</td></tr>" for name, text in values.items()
    )
    return f"<table>{''.join(rows)}</table>"


def _items(items: Sequence[Mapping[str, str]]) -> Iterator[str]:
    columns = list(dict.fromkeys(name for item in items for name in item))
    yield _row("th", map(_spoken, columns), "<table>")
    for item in items:
        yield _row("td", (_text(item.get(name, "")) for name in columns))
    yield "</table>"


def _row(tag: str, cells: Iterable[str], before: str = "") -> str:
    return f"{before}<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def _spoken(name: str) -> str:
    return escape(name.replace("_", " ").capitalize())


def _text(value: str) -> str:
    return escape(value).replace("\n", "<br>")
