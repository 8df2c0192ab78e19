"""What the fields model sees of a page."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Page, Word
from docintel.engines.field_model.encoding import WINDOW, encode
from docintel.engines.field_model.pieces import Pieces
from docintel.engines.field_model.shapes import SHAPE_COUNT, inside, word_shapes
from docintel.training.layoutlm.start import minilm_folder


@cache
def vocabulary() -> Pieces:
    return Pieces(minilm_folder() / "tokenizer.json")


@pytest.fixture
def pieces() -> Pieces:
    return vocabulary()


def page_of(texts: list[str], offset: float = 0.0) -> Page:
    words = tuple(
        Word(text, Box(offset + 10, offset + 30 * row, offset + 90, offset + 30 * row + 20))
        for row, text in enumerate(texts)
    )
    return Page(1, 5000, 100_000, 200, words=words, lines=group_lines(words))


def test_digits_are_masked_so_that_no_amount_is_learned_by_heart(pieces: Pieces) -> None:
    assert pieces.of_word("12.50") == pieces.of_word("98.76")
    assert pieces.of_word("12.50") != pieces.of_word("12:50")


def test_a_long_compound_keeps_its_head_and_its_end(pieces: Pieces) -> None:
    number, day = pieces.of_word("Rechnungsnummer"), pieces.of_word("Rechnungsdatum")
    assert len(number) == 5
    assert number[:3] == day[:3]
    assert number[-2:] != day[-2:]


@given(st.text(min_size=1, max_size=80))
def test_every_word_has_one_to_five_pieces(text: str) -> None:
    assert 1 <= len(vocabulary().of_word(text)) <= 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12.03.2024", "2024-01-31"),
        ("12,50", "3.80"),
        ("RE-2024-001", "INV/2023/9"),
        ("TOTAL", "MWST"),
    ],
)
def test_words_of_one_shape_look_alike(one: str, other: str) -> None:
    assert word_shapes([one]) == word_shapes([other])


def test_words_of_other_shapes_look_different() -> None:
    texts = [
        "12.03.2024",
        "1",
        "12345",
        "9,5%",
        "12:30",
        "TOTAL",
        "Total",
        "total",
        "Nr.:",
        "a@b.de",
    ]
    shapes = word_shapes(texts)
    assert len(set(shapes)) == len(texts)
    assert max(map(inside, shapes)) < SHAPE_COUNT


def test_the_largest_amount_and_repeated_ones_are_told() -> None:
    plain, repeated, again, largest = word_shapes(["10.00", "20.00", "20.00", "99.00"])
    assert repeated == again
    assert len({plain, repeated, largest}) == 3


def test_margins_do_not_matter(pieces: Pieces) -> None:
    near, far = (encode(page_of(["Total", "12.50"], by), pieces)[0] for by in (0, 700))
    assert np.allclose(near.boxes, far.boxes, atol=1e-5)
    assert near.boxes.min() == 0
    assert near.boxes.max() == 1


@settings(max_examples=25)
@given(st.integers(min_value=1, max_value=900))
def test_windows_hold_every_word_of_a_page_and_no_more_pieces_than_fit(count: int) -> None:
    windows = encode(page_of(["Rechnungsnummer"] * count), vocabulary())
    assert all(len(window.ids) <= WINDOW for window in windows)
    words = {int(word) for window in windows for word in window.words if word >= 0}
    assert words == set(range(count))


def test_a_page_without_words_has_no_window(pieces: Pieces) -> None:
    assert encode(Page(1, 100, 100, 200), pieces) == []


@given(st.text(st.characters(max_codepoint=0x24F), min_size=1, max_size=12))
def test_looking_a_part_up_says_the_same_as_cutting_it(text: str) -> None:
    pieces = vocabulary()
    looked_up = pieces.of_word(text)
    assert looked_up == unhurried().of_word(text)


@cache
def unhurried() -> Pieces:
    """A vocabulary in which no part is found whole, so that all are cut."""
    pieces = Pieces(minilm_folder() / "tokenizer.json")
    pieces._known = {}
    return pieces
