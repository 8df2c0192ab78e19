"""Propose the exact values of an e-invoice that travels inside the PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Candidate, Document, TypeGuess
from docintel.core.page import Origin
from docintel.core.printed import Place, PrintedText
from docintel.core.text_map import TextMap
from docintel.engines.protocols import EInvoice, EInvoiceReader
from docintel.pipeline.stage import Slot

VOTER = "e_invoice@1"
#: How far XML is believed: nearly always right, and less so when it breaks its own schema.
_VALID, _INVALID = 0.99, 0.9

_HOW_PRINTED: Mapping[str, Callable[[PrintedText, str], list[Place]]] = {
    "invoice_date": PrintedText.dates,
    "due_date": PrintedText.dates,
    "po_date": PrintedText.dates,
    "net_total": PrintedText.amounts,
    "tax_total": PrintedText.amounts,
    "gross_total": PrintedText.amounts,
    "amount_due": PrintedText.amounts,
    "unit_price": PrintedText.prices,
    "net_amount": PrintedText.amounts,
    "quantity": PrintedText.numbers,
    "tax_rate": PrintedText.numbers,
    "currency": PrintedText.currencies,
    "iban": PrintedText.identifiers,
    "bic": PrintedText.identifiers,
    "supplier_tax_id": PrintedText.identifiers,
    "supplier_address": PrintedText.addresses,
    "buyer_address": PrintedText.addresses,
}
#: Sums are printed below the items, where the same number may stand before.
_PRINTED_LAST = {"net_total", "tax_total", "gross_total", "amount_due"}
_LAST_COLUMN = {"net_amount"}
#: How far from its description the value of a line item may stand, in heights of the description.
_ROW_REACH = 2.0


@dataclass(frozen=True)
class ProposeFromEInvoice:
    """Takes the first attachment that is an e-invoice; evidence is where the value is printed.

    The XML also says what type of document it is, unless a person already did.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.ATTACHMENTS, Slot.LINES})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES, Slot.TYPE})

    engine: EInvoiceReader

    def __call__(self, document: Document) -> Document:
        invoice = self._invoice(document)
        if invoice is None:
            return document
        found = tuple(_candidates(document, invoice))
        # XML that breaks its schema is still an invoice.
        guess = document.type or TypeGuess(invoice.type_name, _VALID)
        return replace(document, candidates=(*document.candidates, *found), type=guess)

    def _invoice(self, document: Document) -> EInvoice | None:
        for attachment in document.attachments:
            if _looks_like_xml(attachment.name, attachment.content):
                invoice = self.engine.read(attachment.content)
                if invoice is not None:
                    return invoice
        return None


def _looks_like_xml(name: str, content: bytes) -> bool:
    return name.lower().endswith(".xml") or content[:64].lstrip(b"\xef\xbb\xbf \r\n").startswith(
        b"<?xml"
    )


@dataclass(frozen=True)
class _Evidence:
    """Turns a value into a candidate, with the place where it is printed, if it is."""

    printed: PrintedText
    map: TextMap
    confidence: float

    def candidate(
        self, name: str, value: str, place: Place | None, row: int | None = None
    ) -> Candidate:
        page, boxes = self.map.place(*place) if place else (None, ())
        return Candidate(
            name=name,
            value=value,
            text=" ".join(self.printed.text[slice(*place)].split()) if place else value,
            confidence=self.confidence,
            source=Origin.E_INVOICE,
            voter=VOTER,
            page=page,
            boxes=boxes,
            row=row,
        )


def _candidates(document: Document, invoice: EInvoice) -> Iterator[Candidate]:
    printed, text_map = PrintedText(document.text), TextMap(document)
    evidence = _Evidence(printed, text_map, _VALID if invoice.valid else _INVALID)
    for name, value in invoice.fields.items():
        found = _places(printed, name, value)
        place = found[-1 if name in _PRINTED_LAST else 0] if found else None
        yield evidence.candidate(name, value, place)
    reached = 0
    for row, item in enumerate(invoice.line_items):
        described = _next_place(printed, item.get("description", ""), reached)
        reached = described[1] if described else reached
        for name, value in item.items():
            place = described
            if name != "description" and described:
                place = _on_row(name, _places(printed, name, value), described, text_map)
            yield evidence.candidate(name, value, place, row)


def _places(printed: PrintedText, name: str, value: str) -> list[Place]:
    return _HOW_PRINTED.get(name, PrintedText.words)(printed, value)


def _next_place(printed: PrintedText, description: str, after: int) -> Place | None:
    """Items are printed in the order of the XML, and two may be described alike."""
    return next((place for place in printed.words(description) if place[0] >= after), None)


def _on_row(name: str, found: list[Place], described: Place, text_map: TextMap) -> Place | None:
    """The place nearest in height to the description; cells may hang a little off its line.

    Of several in one row those behind the description come first, since a row may begin with its
    number; the amount is the last column.
    """
    page, boxes = text_map.place(*described)
    near: list[tuple[int, bool, float, Place]] = []
    for place in found:
        other_page, others = text_map.place(*place)
        if not (boxes and others and other_page == page):
            continue
        distance = abs(others[0].center[1] - boxes[0].center[1]) / max(boxes[0].height, 1)
        if distance < _ROW_REACH:
            left = others[0].left
            from_right = -left if name in _LAST_COLUMN else left
            near.append((round(2 * distance), left < boxes[0].left, from_right, place))
    return min(near)[-1] if near else None
