"""Comparing a text layer with what was read from the image."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.core.text_agreement import added, agrees

TEXT = "Invoice number 2026-0117 from Muster GmbH total 1.234,56 EUR payable until May"


def _word(text: str, row: int, confidence: float = 1.0) -> Word:
    return Word(text, Box(10, 20 * row, 10 + 8 * len(text), 20 * row + 12), confidence)


LAYER = [_word(text, row) for row, text in enumerate(TEXT.split())]
#: A cipher that keeps the length: what a font without a mapping looks like.
GARBLED = [replace(w, text="".join(chr(ord(c) + 3) for c in w.text)) for w in LAYER]


@given(st.sets(st.sampled_from(range(len(LAYER)))))
def test_a_layer_agrees_with_whatever_part_of_it_is_read(rows: set[int]) -> None:
    assert agrees(LAYER, [LAYER[row] for row in rows])


def test_small_reading_errors_do_not_matter() -> None:
    assert agrees(LAYER, [replace(w, text=w.text.replace("u", "n").upper()) for w in LAYER])


def test_a_garbled_layer_does_not_agree() -> None:
    assert not agrees(GARBLED, LAYER)


def test_a_reader_that_is_not_sure_cannot_refute() -> None:
    assert agrees(GARBLED, [replace(word, confidence=0.6) for word in LAYER])


def test_words_that_were_read_as_one_still_agree() -> None:
    layer = [Word("Total", Box(0, 0, 40, 10)), Word("amount", Box(44, 0, 90, 10))]
    assert agrees(layer, [Word("Totalamount", Box(0, 0, 90, 10))])


def test_only_what_stands_elsewhere_is_added() -> None:
    letterhead = _word("letterhead", 50)
    assert added(LAYER, [*LAYER, letterhead]) == [letterhead]
