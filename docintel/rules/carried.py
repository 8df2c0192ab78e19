"""Values that a file carries beside its pages, held against what the pages show."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.document import Candidate, Check, Document, Field
from docintel.core.page import FormValue, Origin, Page
from docintel.core.squash import squash
from docintel.rules.values import spoken

#: What is on the page of nearly every invoice; other values of the XML are often left out.
_PRINTED = (
    *("invoice_number", "invoice_date", "net_total", "tax_total", "gross_total", "amount_due"),
    *("iban", "po_number", "po_date"),
)
#: A value that the page seems to show must be about as sure as this to contradict the XML.
_SURE_ENOUGH = 0.6


def e_invoice_equals_print(document: Document) -> list[Check]:
    """Fails where the XML says one thing and the page another; passes where both say the same.

    A value that is printed nowhere, and has no rival on the page, is no contradiction.
    """
    return [
        check
        for name in _PRINTED
        if (field := document.field(name)) and field.source is Origin.E_INVOICE
        for check in _against_print(document, field)
    ]


def _against_print(document: Document, field: Field) -> Iterator[Check]:
    rule, name = "e_invoice_equals_print", spoken(field.name)
    if field.boxes:
        message = f"{name} {field.value} of the XML is printed on page {field.page}"
        yield Check(rule, True, message, (field.name,))
        return
    rival = _rival(document, field)
    if rival is not None:
        message = (
            f"the XML says {name} {field.value}, page {rival.page} says {rival.text.strip()}:"
            " ask who sent it which one holds"
        )
        yield Check(rule, False, message, (field.name,))


def _rival(document: Document, field: Field) -> Candidate | None:
    """The surest value that a page shows for the field, where it is another."""
    shown = [
        one
        for one in document.candidates
        if one.name == field.name and one.row is None and one.boxes
        if one.source is not Origin.E_INVOICE and one.confidence >= _SURE_ENOUGH
    ]
    best = max(shown, key=lambda one: one.confidence, default=None)
    return best if best and squash(best.value) != squash(field.value) else None


def form_equals_print(document: Document) -> list[Check]:
    """Fails for each filled form field under whose box the page shows something else.

    Nothing is said where the page shows nothing there, as programs may leave fields undrawn.
    """
    return [
        Check(
            "form_equals_print",
            False,
            f"form field {value.name} holds {value.value.strip()!r}, page {page.number} shows"
            f" {shown!r} there: one of them was changed later",
            _fields_at(document, page, value),
        )
        for page in document.pages
        for value in page.form_values
        if (shown := _shown(page, value)) and not _agree(value.value, shown)
    ]


def _shown(page: Page, value: FormValue) -> str:
    words = (word for word in page.words if value.box.holds_center_of(word.box))
    return " ".join(word.text for word in words)


def _agree(value: str, shown: str) -> bool:
    """A box may show only a part of a long text; ticks and passwords show signs of their own."""
    held, seen = squash(value), squash(shown)
    if len(seen) < 2 or not held or held == seen:
        return True
    is_text = any(letter.isalpha() for letter in held)
    return is_text and (held in seen or seen in held)


def _fields_at(document: Document, page: Page, value: FormValue) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in document.fields
        if field.source is Origin.FORM_FIELD and field.page == page.number
        if value.box in field.boxes
    )
