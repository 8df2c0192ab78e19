"""Made-up documents can be drawn, worn, and read again by the engines."""

from __future__ import annotations

from random import Random

import numpy as np
import pymupdf
import pytest

from docintel.core.squash import squash
from docintel.engines.rapidocr import RapidOcr
from docintel.training.synthesis import receipt
from docintel.training.synthesis.drawing import draw_images, draw_pdf
from docintel.training.synthesis.sheet import Sheet, Style
from docintel.training.synthesis.world import new_world
from docintel.training.synthesis.worn import worn


def made(seed: int) -> Sheet:
    (sheet,) = receipt.make(new_world(seed)).sheets
    return sheet


def test_a_pdf_holds_the_words_where_they_were_written() -> None:
    sheet = made(3)
    with pymupdf.open(stream=draw_pdf([sheet, made(4)])) as pdf:
        assert pdf.page_count == 2
        found = pdf[0].get_text("words")
    scale = sheet.dpi / 72
    written = {word.text: word.box for word in sheet.words}
    read = {text: (x0 * scale, y1 * scale) for x0, _, _, y1, text, *_ in found}
    assert len(set(written) & set(read)) >= 0.95 * len(written)
    once = [text for text in read if sum(word.text == text for word in sheet.words) == 1]
    for text in once:
        assert abs(read[text][0] - written[text].left) < 2
        assert abs(read[text][1] - written[text].bottom) < written[text].height


def test_letters_beyond_latin_1_are_drawn() -> None:
    sheet = Sheet(width=600, height=200)
    sheet.write(20, 100, "Straße 12,50 € ½ Öl", Style(14))
    with pymupdf.open(stream=draw_pdf([sheet])) as pdf:
        assert "12,50 €" in pdf[0].get_text()


def test_an_image_has_the_size_of_its_sheet_and_its_ruling_lines() -> None:
    sheet = Sheet(width=400, height=300)
    sheet.rule(50, 148, 350, 152)
    (image,) = draw_images([sheet])
    assert image.size == (400, 300)
    levels = np.asarray(image)
    assert levels[150, 200].max() < 80
    assert levels[100, 200].min() > 200


@pytest.mark.parametrize("wear", [0.0, 1.0])
def test_a_recogniser_reads_what_was_made_up(wear: float) -> None:
    sheet = Sheet(width=700, height=420)
    lines = ["BÄCKEREI HUBER", "Datum: 12.03.2024", "Brezel 4,80 EUR", "SUMME 14,30 EUR"]
    for number, line in enumerate(lines, start=1):
        sheet.write(60, 80 * number, line, Style(13))
    (image,) = draw_images([sheet])
    read = squash("".join(word.text for word in RapidOcr().read(worn(image, Random(2), wear))))
    assert all(squash(line).translate({ord("ä"): "a"}) in read for line in lines)


def test_wear_is_drawn_from_its_seed_and_none_leaves_the_page_clean() -> None:
    (image,) = draw_images([made(5)])
    assert worn(image, Random(1), 0.0) is image
    once, again = (np.asarray(worn(image, Random(1), 1.5)) for _ in range(2))
    assert np.array_equal(once, again)
    other = np.asarray(worn(image, Random(2), 1.5))
    assert other.shape != once.shape or not np.array_equal(once, other)


def test_worn_pages_are_darker_but_never_unreadable() -> None:
    (image,) = draw_images([made(6)])
    for seed in range(3):
        levels = np.asarray(worn(image, Random(seed), 2.0).convert("L"), dtype=float)
        assert levels.max() - levels.min() > 90
        assert levels.mean() < np.asarray(image.convert("L")).mean()
