"""A page and a document with something in every slot, and engines that always find something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import numpy as np
from PIL.Image import Image

from docintel.core.document import Attachment, Document, Field, LineItem, Sentiment, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import (
    Cell,
    Code,
    FormValue,
    Line,
    Mark,
    MarkKind,
    Origin,
    Page,
    Region,
    Table,
    TextLayer,
    Word,
)
from docintel.core.plane_map import Corners, PlaneMap, Size
from docintel.core.vendor import Vendor
from docintel.engines.protocols import EInvoice, Span, WordScores
from docintel.vendors.list_file import write_vendors

LINES = (
    "INVOICE",
    "Northwind Supplies Ltd",
    "Invoice number: NW-2026-0117",
    "Invoice date: 5 March 2026",
    "Net total 100.00 EUR",
    "VAT 19.00 EUR",
    "Total 119.00 EUR",
    "Dear Ms Weaver,",
    "Thank you very much for the excellent service that your team gave to us last week.",
    "We are pleased to send you the invoice for the goods that were delivered on Monday.",
    "Please transfer the amount within thirty days to the account that is given below.",
    "Yours sincerely, Mr John Miller",
)


def _words(text: str, top: int) -> tuple[Word, ...]:
    words, left = [], 100.0
    for piece in text.split():
        right = left + 11.0 * len(piece)
        words.append(Word(piece, Box(left, top, right, top + 20)))
        left = right + 8
    return tuple(words)


READ = tuple(Line(_words(text, 100 + 40 * row)) for row, text in enumerate(LINES))
WORDS = tuple(word for line in READ for word in line.words)
CELLS = tuple(
    Cell(
        row,
        column,
        text,
        Box(100 + 200 * column, 700 + 30 * row, 290 + 200 * column, 725 + 30 * row),
    )
    for row, texts in enumerate(
        (("Description", "Quantity", "Unit price", "Amount"), ("Widget", "2", "50.00", "100.00"))
    )
    for column, text in enumerate(texts)
)
#: An EPC code that asks for the total.
PAY = "BCD\n002\n1\nSCT\n\nNorthwind Supplies Ltd\nDE89370400440532013000\nEUR119.00"
SIZE = (1240, 1754)
SCANNED = Page(
    1,
    *SIZE,
    dpi=120,
    text_layer=TextLayer((), 0.0, 0.0, 1.0),
)
PAGE = Page(
    1,
    *SIZE,
    dpi=120,
    form_values=(FormValue("invoice_number", "NW-1", Box(0, 0, 90, 20)),),
    source=Origin.OCR,
    words=WORDS,
    lines=READ,
    regions=(Region("table", Box(90, 690, 900, 800), 0),),
    tables=(Table(Box(90, 690, 900, 800), CELLS),),
    codes=(Code("qr", PAY, PAY.encode(), Box(100, 900, 300, 1100)),),
)

#: Two pages with the same head.
ALIKE = tuple(
    replace(PAGE, number=number, regions=(Region("text", Box(0, 0, *SIZE), 0),))
    for number in (1, 2)
)


def _field(name: str, value: str, confidence: float = 0.95) -> Field:
    return Field(name, value, value, confidence, Origin.OCR, "example@1", 1, (WORDS[0].box,))


DOCUMENT = Document(
    "d1",
    (PAGE,),
    attachments=(Attachment("factur-x.xml", b"<example/>"),),
    type=TypeGuess("invoice", 0.9),
    language="en",
    # 100 + 19 is not 120: a rule has something to say.
    fields=(
        _field("net_total", "100.00"),
        _field("tax_total", "19.00"),
        _field("gross_total", "120.00"),
    ),
    line_items=(LineItem((_field("quantity", "2"), _field("net_amount", "100.00"))),),
)


# 50 was read for the 60 of a row, and 700 for the net total: the other amounts say so.
MISREAD: dict[str, Any] = {
    "fields": (
        _field("net_total", "700.00"),
        _field("tax_total", "19.00"),
        _field("gross_total", "119.00"),
    ),
    "line_items": (
        LineItem((_field("net_amount", "40.00"),)),
        LineItem(
            (
                _field("quantity", "2"),
                _field("unit_price", "30.00"),
                _field("net_amount", "50.00"),
            )
        ),
    ),
}


@cache
def vendor_list() -> str:
    """A vendor list with the sender of the example."""
    file = Path(mkdtemp(prefix="docintel-contract-")) / "vendors.sqlite"
    write_vendors(file, [Vendor("Northwind Supplies Ltd", number="70001")])
    return str(file)


@dataclass(frozen=True)
class Finder:
    """An engine of every protocol; it finds one thing, or nothing at all."""

    finds: bool = True

    @property
    def version(self) -> str:
        return "finder@1"

    def read(self, source: Image | bytes) -> list[Word] | EInvoice | None:
        if isinstance(source, bytes):
            return EInvoice({"invoice_number": "NW-2026-0117"}, ()) if self.finds else None
        # Two words on a page that was turned on its side, one on any other.
        found = Word("found", Box(1, 1, 90, 9), 0.95)
        return [found] * (1 + (source.width > source.height)) if self.finds else []

    def detect(
        self, source: Image | str, words: Sequence[Word] | None = None
    ) -> int | str | list[Region] | list[Table] | None:
        if isinstance(source, str):
            return "de" if self.finds else None
        if words is None:
            return 90 if self.finds else 0
        box = Box(50, 50, 900, 1300)
        return [Region("table", box, 0)] if self.finds else []

    def decode(self, image: Image) -> list[Code]:
        return [Code("ean_13", "4006381333931", b"4006381333931", Box(5, 5, 95, 45))][: self.finds]

    def find_marks(self, image: Image, dpi: int, words: Sequence[Word]) -> list[Mark]:
        box = Box(5, 5, 25, 25)
        return [Mark(MarkKind.CHECK_BOX, box, 0.9, checked=True)] if self.finds else []

    def skew(self, image: Image) -> float:
        return 2.0 if self.finds else 0.0

    def warp(self, image: Image, to_new: PlaneMap, size: Size) -> Image:
        return image.resize(size)

    def find_page(self, image: Image) -> Corners | None:
        # A third larger than wide: what is on its side has more words.
        return ((0, 0), (900, 0), (900, 600), (0, 600)) if self.finds else None

    def missing_sides(self, image: Image) -> tuple[str, ...]:
        return ("right",) if self.finds else ()

    def shade(self, image: Image) -> float:
        return 1.0 if self.finds else 0.0

    def remove_shade(self, image: Image) -> Image:
        return image.rotate(90, expand=True)

    def bleed_through(self, image: Image) -> float:
        return 1.0 if self.finds else 0.0

    def remove_bleed_through(self, image: Image) -> Image:
        return image.rotate(90, expand=True)

    def contrast(self, image: Image) -> float:
        return 0.0 if self.finds else 1.0

    def stretch_contrast(self, image: Image) -> Image:
        return image.rotate(90, expand=True)

    def specks(self, image: Image) -> float:
        return 1e6 if self.finds else 0.0

    def remove_specks(self, image: Image) -> Image:
        return image.copy()

    def find(self, text: str, language: str | None) -> list[Span]:
        return [Span("ORG", 0, 7, 0.8)] if self.finds else []

    def judge(self, text: str, language: str | None) -> Sentiment | None:
        return Sentiment("positive", 0.5) if self.finds else None

    def weigh(
        self, evidence: Sequence[object], features: Sequence[str], roles: Sequence[str]
    ) -> list[float]:
        return [0.9 if self.finds else 0.1] * len(roles)

    def accept_from(self, target: float) -> float:
        return target

    @property
    def types(self) -> frozenset[str]:
        return frozenset({"invoice", "unknown"})

    def score_types(self, evidence: object) -> dict[str, float]:
        return {"invoice": 0.9 if self.finds else 0.1}

    def score_cuts(self, pages: Sequence[object]) -> list[float]:
        return [0.99 if self.finds else 0.01] * (len(pages) - 1)

    def score(self, document: Document) -> WordScores:
        pages = tuple(np.zeros((len(page.words), 1), np.float32) for page in document.pages)
        if self.finds:
            # The seventh word is the number.
            pages[0][6] = 0.9
        return WordScores(("number",), pages)


@dataclass(frozen=True)
class TableFinder:
    """Finds one table, other than the one that the example page already has."""

    finds: bool = True

    def detect(self, image: Image, words: Sequence[Word]) -> list[Table]:
        box = Box(10, 10, 90, 90)
        return [Table(box, (Cell(0, 0, "a", box),))] if self.finds else []
