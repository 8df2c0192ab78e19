"""When the text that a page carries is used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docintel.core.geometry import Box
from docintel.core.page import FormValue, Page, TextLayer, Word
from docintel.core.text_trust import distrust, doubt, image_may_move


def _words(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(word, Box(10, 20 * row, 60, 20 * row + 10)) for row, word in enumerate(text.split())
    )


GOOD = TextLayer(_words("Invoice number 2026-0117 of the third of May"), 0.0, 0.0, 0.1)


def test_a_page_of_plain_text_is_trusted_without_a_doubt() -> None:
    assert distrust(GOOD) is None
    assert doubt(GOOD) is None


@pytest.mark.parametrize(
    "layer",
    [
        None,
        replace(GOOD, words=()),
        replace(GOOD, unreadable_share=0.06),
        replace(GOOD, invisible_share=1.0, image_coverage=1.0),
    ],
    ids=["none", "empty", "unreadable", "earlier OCR"],
)
def test_what_cannot_be_used_is_said(layer: TextLayer | None) -> None:
    assert distrust(layer)


@pytest.mark.parametrize(
    "layer",
    [
        replace(GOOD, image_coverage=0.9),
        replace(GOOD, invisible_share=0.9),
        replace(GOOD, unreadable_share=0.02),
        replace(GOOD, words=_words("Lqyrlfh qxpehu wklug gdwh sdjhv vxssolhu exbhu wkhq")),
        replace(GOOD, words=_words("(%$ ##! )(/& =?`` ;:_:")),
    ],
    ids=["on a picture", "invisible", "unreadable", "shifted letters", "signs"],
)
def test_what_looks_odd_is_doubted(layer: TextLayer) -> None:
    assert distrust(layer) is None
    assert doubt(layer)


def test_abbreviations_and_figures_are_not_odd() -> None:
    assert doubt(replace(GOOD, words=_words("GmbH 12,00 EUR HRB 4711 BLZ 370 400 44"))) is None


def test_an_image_stays_where_boxes_of_the_file_point_into_it() -> None:
    scan = Page(1, 100, 100, 200)
    assert image_may_move(scan)
    assert not image_may_move(replace(scan, text_layer=GOOD))
    form = (FormValue("name", "Ada", Box(0, 0, 10, 10)),)
    assert not image_may_move(replace(scan, form_values=form))
