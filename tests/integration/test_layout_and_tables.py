"""The shipped layout and table models see what is on a page, digital or scanned."""

from __future__ import annotations

import pymupdf
import pytest
from PIL import Image

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.engines.layoutparser import LayoutParser
from docintel.engines.pymupdf import layout
from docintel.engines.pymupdf.tables import PyMuPdfTables
from docintel.errors import EngineError

DPI = 200
SENTENCE = "The parties agree that the goods remain property of the seller until paid in full. "
ROWS = [
    ("Item", "Description", "Quantity", "Price", "Amount"),
    ("1", "Copper wire, 3 mm", "12", "4.20", "50.40"),
    ("2", "Cable drum", "3", "18.00", "54.00"),
    ("3", "Fuse box", "1", "39.90", "39.90"),
    ("4", "Delivery to the site", "1", "25.00", "25.00"),
]
COLUMNS = (60, 110, 300, 380, 460, 540)


def drawn(page: pymupdf.Page) -> tuple[Image.Image, tuple[Word, ...]]:
    pixels = page.get_pixmap(dpi=DPI)
    image = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
    words = (Word(text, Box(*corners).scaled(DPI / 72)) for *corners, text in _words(page))
    return image, tuple(words)


def _words(page: pymupdf.Page) -> list[tuple[float, float, float, float, str]]:
    return [word[:5] for word in page.get_text("words")]


@pytest.fixture
def two_columns() -> tuple[Image.Image, tuple[Word, ...]]:
    page = pymupdf.open().new_page()
    page.insert_text((60, 80), "General terms of delivery", fontsize=20)
    page.insert_textbox((60, 120, 285, 700), "Alpha. " + SENTENCE * 12, fontsize=10)
    page.insert_textbox((310, 120, 535, 700), "Omega. " + SENTENCE * 12, fontsize=10)
    return drawn(page)


@pytest.fixture
def invoice() -> tuple[Image.Image, tuple[Word, ...]]:
    page = pymupdf.open().new_page()
    page.insert_text((60, 80), "Invoice 2026-117", fontsize=20)
    page.insert_textbox((60, 120, 535, 200), SENTENCE * 3, fontsize=10)
    for number, row in enumerate(ROWS):
        baseline = 260 + 22 * number
        page.draw_line((COLUMNS[0], baseline + 7), (COLUMNS[-1], baseline + 7), width=0.7)
        for left, text in zip(COLUMNS, row, strict=False):
            page.insert_text((left + 4, baseline), text, fontsize=10)
    return drawn(page)


def test_columns_are_regions_in_reading_order(
    two_columns: tuple[Image.Image, tuple[Word, ...]],
) -> None:
    image, words = two_columns
    regions = LayoutParser().detect(image, words)
    assert [region.order for region in regions] == list(range(len(regions)))
    places = {word.text: word.box for word in words if word.text in {"General", "Alpha.", "Omega."}}
    order = {
        text: next(region.order for region in regions if region.box.holds_center_of(box))
        for text, box in places.items()
    }
    assert order["General"] < order["Alpha."] < order["Omega."]


def test_a_page_that_is_only_an_image_looks_the_same(
    invoice: tuple[Image.Image, tuple[Word, ...]],
) -> None:
    image, words = invoice
    gray = image.convert("L").point(lambda level: min(level + 40, 235)).convert("RGB")
    labels = [region.label for region in LayoutParser().detect(image, words)]
    assert [region.label for region in LayoutParser().detect(gray, words)] == labels
    assert "table" in labels


def test_a_table_comes_with_its_cells(invoice: tuple[Image.Image, tuple[Word, ...]]) -> None:
    image, words = invoice
    (table,) = PyMuPdfTables().detect(image, words)
    found = {(cell.row, cell.column): cell.text for cell in table.cells}
    assert found == {
        (row, column): text for row, texts in enumerate(ROWS) for column, text in enumerate(texts)
    }
    for cell in table.cells:
        inside = [word.text for word in words if cell.box.holds_center_of(word.box)]
        assert " ".join(inside) == cell.text


def test_a_cell_that_spans_in_print_spans_in_the_table() -> None:
    page = pymupdf.open().new_page()
    rows, columns = (200, 225, 250, 275, 300), (60, 220, 380, 540)
    for y in rows:
        page.draw_line((columns[0], y), (columns[-1], y), width=0.7)
    for x in (columns[0], columns[1], columns[-1]):
        page.draw_line((x, rows[0]), (x, rows[-1]), width=0.7)
    page.draw_line((columns[2], rows[1]), (columns[2], rows[-1]), width=0.7)
    page.insert_text((64, 217), "Goods", fontsize=10)
    page.insert_text((300, 217), "Price in euro", fontsize=10)
    for number, texts in enumerate((("Wire", "4.20", "5.00"), ("Drum", "18.00", "21.42"))):
        for left, text in zip(columns, texts, strict=False):
            page.insert_text((left + 4, 242 + 25 * number), text, fontsize=10)
    (table,) = PyMuPdfTables().detect(*drawn(page))
    spans = {cell.text: cell.column_span for cell in table.cells if cell.text}
    assert spans == {"Goods": 1, "Price in euro": 2} | dict.fromkeys(
        ("Wire", "4.20", "5.00", "Drum", "18.00", "21.42"), 1
    )
    assert table.header_rows == 1


def test_a_table_is_found_on_a_page_of_few_pixels(
    invoice: tuple[Image.Image, tuple[Word, ...]],
) -> None:
    image, words = invoice
    factor = 96 / DPI
    small = image.resize((round(image.width * factor), round(image.height * factor)))
    low = tuple(Word(word.text, word.box.scaled(factor)) for word in words)
    (table,) = PyMuPdfTables().detect(small, low)
    assert {cell.text for cell in table.cells} >= {text for row in ROWS for text in row}


def test_columns_of_running_text_are_no_table(
    two_columns: tuple[Image.Image, tuple[Word, ...]],
) -> None:
    assert PyMuPdfTables().detect(*two_columns) == []


def test_a_blank_page_has_neither_regions_nor_tables() -> None:
    image = Image.new("RGB", (1654, 2339), "white")
    assert LayoutParser().detect(image, ()) == []
    assert PyMuPdfTables().detect(image, ()) == []


def test_any_user_of_layoutparser_may_name_our_backend(
    two_columns: tuple[Image.Image, tuple[Word, ...]],
) -> None:
    image, words = two_columns
    expected = LayoutParser().detect(image, words)
    import layoutparser  # type: ignore[import-untyped]

    model = layoutparser.AutoLayoutModel("lp://docintel/pymupdf")
    blocks = model.detect(image, words)
    assert [block.type for block in blocks] == [region.label for region in expected]


def test_both_detectors_share_one_run_of_the_model(
    invoice: tuple[Image.Image, tuple[Word, ...]],
) -> None:
    image, words = invoice
    first = layout.analyse(image, words)
    assert layout.analyse(image, words) is first
    assert layout.analyse(image.copy(), words) is not first


def test_characters_outside_western_europe_do_not_stop_it() -> None:
    image = Image.new("RGB", (800, 600), "white")
    words = (Word("Łódź", Box(50, 50, 150, 80)), Word("東京都", Box(50, 100, 150, 130)))
    assert LayoutParser().detect(image, words)


def test_more_words_than_can_be_looked_at_in_time_are_refused_at_once() -> None:
    words = tuple(Word("Total", Box(0, 0, 20, 9)) for _ in range(10_001))
    with pytest.raises(EngineError, match="10001 words and its layout can be found for 10000"):
        LayoutParser().detect(Image.new("RGB", (400, 400), "white"), words)


def test_the_models_are_not_asked_about_pages_with_more_words_than_they_are_quick_with() -> None:
    image = Image.new("RGB", (1654, 2339), "white")
    many = tuple(
        Word("word", Box(20 * column, 15 * row, 20 * column + 18, 15 * row + 10))
        for row in range(101)
        for column in range(40)
    )
    assert layout.find_regions(image, many) == []
    assert layout.find_regions(image, many[:200])
