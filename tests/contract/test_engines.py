"""Every engine that reads text reads the same line."""

from __future__ import annotations

import shutil
from functools import cache
from inspect import signature

import pytest
from PIL import Image, ImageDraw, ImageFont

from docintel.catalogs import CATALOGS
from docintel.core.page import Word
from docintel.engines.protocols import TextReader

LINE = "Invoice 2026-0117 Total 1,234.56 EUR"
READERS = [
    "paddleocr",
    "rapidocr",
    "thin_ocr",
    pytest.param(
        "tesseract",
        marks=pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract-ocr"),
    ),
]


@cache
def _reader(name: str) -> TextReader:
    """A model loads once for all tests."""
    reader: TextReader = CATALOGS.engines.build(name, {})
    return reader


def _picture(text: str, start: tuple[int, int] = (40, 60)) -> Image.Image:
    image = Image.new("RGB", (900, 160), "white")
    ImageDraw.Draw(image).text(start, text, "black", ImageFont.load_default(size=32))
    return image


def _place(word: str) -> tuple[float, float]:
    """Where the word of LINE begins and ends in the picture."""
    font = ImageFont.load_default(size=32)
    before = LINE[: LINE.index(word)]
    left = 40 + font.getlength(before)
    return left, left + font.getlength(word)


def test_every_reader_in_the_catalog_is_tested() -> None:
    engines = {name: CATALOGS.engines.find(name) for name in CATALOGS.engines.paths}
    readers = {name for name, engine in engines.items() if _reads_images(engine)}
    # A model of handwriting ships with nobody: tests/integration/test_trocr.py makes one.
    assert readers == {"paddleocr", "rapidocr", "tesseract", "thin_ocr", "trocr"}


@pytest.mark.parametrize("name", READERS)
def test_a_reader_finds_the_words_of_a_line(name: str) -> None:
    words = _reader(name).read(_picture(LINE))
    assert [word.text for word in words] == LINE.split()


@pytest.mark.parametrize("name", READERS)
def test_a_reader_gives_each_word_its_place(name: str) -> None:
    for word in _reader(name).read(_picture(LINE)):
        left, right = _place(word.text)
        assert word.box.left == pytest.approx(left, abs=14)
        assert word.box.right == pytest.approx(right, abs=14)
        assert 50 < word.box.top < 80 < word.box.bottom < 115


@pytest.mark.parametrize("name", READERS)
def test_the_words_of_a_short_line_beside_a_long_one_have_their_places_too(name: str) -> None:
    image = _picture(LINE)
    short = LINE[: LINE.index(" Total")]
    ImageDraw.Draw(image).text((40, 110), short, "black", ImageFont.load_default(size=32))
    found = [word for word in _reader(name).read(image) if word.box.top > 95]
    assert [word.text for word in found] == short.split()
    for word in found:
        left, right = _place(word.text)
        assert word.box.left == pytest.approx(left, abs=14)
        assert word.box.right == pytest.approx(right, abs=14)


@pytest.mark.parametrize("name", READERS)
def test_boxes_stay_inside_the_picture(name: str) -> None:
    image = _picture(LINE, start=(0, 0)).crop((0, 0, 640, 40))
    words = _reader(name).read(image)
    assert words
    assert all(_is_inside(word, image) for word in words)


@pytest.mark.parametrize("name", READERS)
def test_confidence_is_a_share_and_high_for_clean_print(name: str) -> None:
    words = _reader(name).read(_picture(LINE))
    assert all(0.6 < word.confidence <= 1 for word in words)


@pytest.mark.parametrize("name", READERS)
def test_an_empty_picture_has_no_words(name: str) -> None:
    assert _reader(name).read(Image.new("RGB", (400, 300), "white")) == []


def _reads_images(engine: type) -> bool:
    read = getattr(engine, "read", None)
    return read is not None and "image" in signature(read).parameters


def _is_inside(word: Word, image: Image.Image) -> bool:
    starts_inside = word.box.left >= 0 and word.box.top >= 0
    return starts_inside and word.box.right <= image.width and word.box.bottom <= image.height
