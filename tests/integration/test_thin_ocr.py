"""What the reader of our own makes of pages that no other reader is asked about."""

from __future__ import annotations

from functools import cache

import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from docintel.core.page import Word
from docintel.engines.thin_ocr.reader import ThinOcr


@cache
def _reader() -> ThinOcr:
    return ThinOcr()


def _printed(lines: list[str], font: str) -> Image.Image:
    with pymupdf.open() as pdf:
        page = pdf.new_page(width=300, height=40 * len(lines) + 40)
        for row, line in enumerate(lines, start=1):
            page.insert_text((20, 40 * row), line, fontname=font, fontsize=16)
        pixels = page.get_pixmap(dpi=150)
        return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)


def _text(words: list[Word]) -> str:
    return "".join(word.text for word in words)


def test_a_page_of_another_script_is_read_with_all_characters() -> None:
    assert "发票号码" in _text(_reader().read(_printed(["发票号码", "金额合计"], "china-s")))


def test_a_lone_line_of_another_script_is_read_on_a_latin_page() -> None:
    latin = [f"A long line of an invoice, no. {row}" for row in range(1, 6)]
    assert "金额合计" in _text(_reader().read(_printed([*latin, "金额合计"], "china-s")))


def test_accents_of_latin_scripts_are_read() -> None:
    read = _text(_reader().read(_printed(["Größe", "Señor", "façade"], "helv")))
    assert read == "GrößeSeñorfaçade"


@pytest.mark.parametrize("size", [(1, 1), (3, 400), (400, 3), (31, 33), (5000, 40)])
def test_odd_sizes_of_blank_images_have_no_words(size: tuple[int, int]) -> None:
    assert _reader().read(Image.new("RGB", size, "white")) == []


def test_small_print_is_cut_from_the_page_as_it_is() -> None:
    """Lines are looked for on a page of 960 pixels; on that this print is 7 pixels high."""
    image = Image.new("RGB", (2400, 3000), "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(size=30)
    pen.text((300, 1500), "Ref 48-2217 of 2026-03-14", "black", font)
    assert [word.text for word in _reader().read(image)] == ["Ref", "48-2217", "of", "2026-03-14"]


def test_words_stand_on_the_page_where_they_are_printed() -> None:
    """In pixels of the page, however small it was made to look for lines."""
    image = Image.new("RGB", (2400, 3000), "white")
    ImageDraw.Draw(image).text((300, 1500), "Reference", "black", ImageFont.load_default(size=60))
    [word] = _reader().read(image)
    left, top, right, bottom = ImageFont.load_default(size=60).getbbox("Reference")
    found = (word.box.left - 300, word.box.top - 1500, word.box.right - 300, word.box.bottom - 1500)
    assert found == pytest.approx((left, top, right, bottom), abs=20)


def test_what_was_read_with_too_little_confidence_is_left_out() -> None:
    page = _printed(["first", "second"], "helv")
    assert [word.text for word in ThinOcr(min_confidence=0.6).read(page)] == ["first", "second"]
    assert ThinOcr(min_confidence=1.01).read(page) == []


def test_words_come_from_top_to_bottom() -> None:
    read = _reader().read(_printed(["first", "second", "third"], "helv"))
    assert [word.text for word in read] == ["first", "second", "third"]


def _with_footer(size: int) -> Image.Image:
    image = Image.new("RGB", (1654, 2339), "white")
    pen = ImageDraw.Draw(image)
    pen.text((200, 300), "Invoice 2026-0117", "black", ImageFont.load_default(size=40))
    footer = "Northwind Ltd, IBAN GB33 BUKB 2020 1555 5555 55, VAT no. GB 123 4567 89"
    pen.text((200, 2200), footer, "black", ImageFont.load_default(size=size))
    return image


def test_a_footer_in_small_print_is_looked_at_closer() -> None:
    words = [word.text for word in _reader().read(_with_footer(13))]
    assert words[:2] == ["Invoice", "2026-0117"]
    assert {"Northwind", "IBAN", "BUKB", "VAT"} <= set(words)


@pytest.mark.parametrize("size", [13, 30])
def test_no_line_is_read_twice(size: int) -> None:
    words = [word.text for word in _reader().read(_with_footer(size))]
    assert words.count("IBAN") == words.count("Invoice") == 1
