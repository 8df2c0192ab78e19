"""Words and their boxes from a recognised line."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.page import OtherReading
from docintel.engines.ctc import ReadLine
from docintel.engines.line_words import Corners, split_words

FLAT: Corners = np.array([[100, 50], [300, 50], [300, 70], [100, 70]], dtype=np.float32)


def _line(text: str, confidences: tuple[float, ...] | None = None) -> ReadLine:
    """Every character two steps apart, over the whole width of the crop."""
    columns = tuple(range(1, 2 * len(text), 2))
    return ReadLine(text, columns, confidences or (0.9,) * len(text), 2.0 * len(text) + 1)


lines = st.text(st.sampled_from("aW1.,-é漢 "), max_size=20).map(_line)


@given(lines)
def test_no_character_is_lost_and_no_word_holds_a_blank(line: ReadLine) -> None:
    assert [word.text for word in split_words(line, FLAT)] == line.text.split()


@given(lines)
def test_words_follow_each_other_inside_the_line(line: ReadLine) -> None:
    words = split_words(line, FLAT)
    assert all(100 <= word.box.left < word.box.right <= 300 for word in words)
    assert all((word.box.top, word.box.bottom) == (50, 70) for word in words)
    assert all(one.box.right <= two.box.left + 1e-6 for one, two in pairwise(words))


def test_a_word_has_the_confidence_of_its_own_characters() -> None:
    words = split_words(_line("ab 1", (1.0, 0.8, 0.1, 0.5)), FLAT)
    assert [word.confidence for word in words] == pytest.approx([0.9, 0.5])


def test_a_line_that_runs_upwards_has_words_above_each_other() -> None:
    upwards: Corners = np.array([[50, 300], [50, 100], [70, 100], [70, 300]], dtype=np.float32)
    first, second = split_words(_line("ab cd"), upwards)
    assert first.box.top >= second.box.bottom
    assert (first.box.left, first.box.right) == (50, 70)


def _with_others(text: str, *others: OtherReading) -> ReadLine:
    return replace(_line(text), others=others)


def test_what_was_nearly_read_is_counted_in_its_word() -> None:
    line = _with_others("EUR 1O.50", OtherReading(5, 6, "0", 0.2))
    assert [word.others for word in split_words(line, FLAT)] == [
        (),
        (OtherReading(1, 2, "0", 0.2),),
    ]


def test_of_words_without_digits_nobody_asks_what_else_they_may_be() -> None:
    line = _with_others("Tota1 lotal", OtherReading(6, 7, "t", 0.2), OtherReading(0, 1, "I", 0.1))
    assert [len(word.others) for word in split_words(line, FLAT)] == [1, 0]


def test_a_word_that_may_hold_a_digit_keeps_it() -> None:
    [word] = split_words(_with_others("SO", OtherReading(1, 2, "0", 0.3)), FLAT)
    assert word.others == (OtherReading(1, 2, "0", 0.3),)
