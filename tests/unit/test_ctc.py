"""Decoding the recogniser's output."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.engines.ctc import Alphabet, ReadLine, decode
from docintel.engines.near_misses import Floats

CHARACTERS = ["blank", "a", "b", "1", "2", ",", " "]
SPACE = len(CHARACTERS) - 1


def _steps(text: str, sure: float = 0.9) -> Floats:
    """Probabilities that spell the text, each character two steps long and a blank between."""
    steps = np.full((3 * len(text), len(CHARACTERS)), 0.001, dtype=np.float32)
    steps[:, 0] = sure
    for index, character in enumerate(text):
        steps[3 * index : 3 * index + 2, 0] = 0.001
        steps[3 * index : 3 * index + 2, CHARACTERS.index(character)] = sure
    return steps


def _decode(steps: Floats, faint_space: float = 0.05) -> ReadLine:
    return decode(steps, Alphabet(CHARACTERS), len(steps), faint_space)


@given(st.text("ab12, ", max_size=12))
def test_what_was_spelled_is_read(text: str) -> None:
    line = _decode(_steps(text))
    assert line.text == text
    assert line.columns == tuple(range(0, 3 * len(text), 3))


@given(st.text("ab12, ", min_size=1, max_size=12), st.floats(0.5, 0.99))
def test_confidence_is_the_mean_of_the_characters(text: str, sure: float) -> None:
    assert _decode(_steps(text, sure)).confidence == pytest.approx(sure, abs=1e-4)


def test_nothing_was_read() -> None:
    line = _decode(_steps(""))
    assert (line.text, line.confidence) == ("", 0.0)


def test_a_space_that_is_faintly_seen_is_kept() -> None:
    steps = _steps("ab12")
    steps[5, SPACE] = 0.06
    line = _decode(steps)
    assert line.text == "ab 12"
    assert line.columns == (0, 3, 5, 6, 9)


def test_a_space_that_is_faintly_seen_makes_the_line_no_less_sure() -> None:
    steps = _steps("ab12")
    sure = _decode(steps).confidence
    steps[5, SPACE] = 0.06
    assert _decode(steps).confidence >= sure


def test_a_space_that_is_hardly_seen_is_none() -> None:
    steps = _steps("ab12")
    steps[5, SPACE] = 0.04
    assert _decode(steps).text == "ab12"


def test_a_faint_space_beside_a_clear_one_adds_nothing() -> None:
    steps = _steps("b 1")
    steps[[2, 5], SPACE] = 0.3
    assert _decode(steps).text == "b 1"


def test_a_faint_space_at_the_ends_adds_nothing() -> None:
    steps = _steps("ab")
    steps[-1, SPACE] = 0.3
    assert _decode(steps).text == "ab"


def _others(line: ReadLine) -> list[tuple[int, int, str, float]]:
    return [(*one[:3], round(one.probability, 2)) for one in line.others]


@given(st.text("ab12, ", max_size=12))
def test_where_nothing_else_was_seen_there_are_no_others(text: str) -> None:
    assert _decode(_steps(text)).others == ()


def test_the_second_best_of_a_character_is_kept() -> None:
    steps = _steps("a1")
    steps[4, CHARACTERS.index("2")] = 0.08
    assert _others(_decode(steps)) == [(1, 2, "2", 0.08)]


def test_a_mark_that_was_nearly_seen_between_two_characters_is_kept() -> None:
    steps = _steps("12")
    steps[2, CHARACTERS.index(",")] = 0.04
    assert _others(_decode(steps)) == [(1, 1, ",", 0.04)]


def test_the_flank_of_a_character_is_no_other_character() -> None:
    steps = _steps("12")
    steps[2, CHARACTERS.index("1")] = 0.2
    assert _decode(steps).others == ()


def test_a_character_that_may_be_none_is_said_so() -> None:
    steps = _steps("12")
    steps[0:2, 0] = 0.3
    assert _others(_decode(steps)) == [(0, 1, "", 0.3)]


def test_nothing_that_is_not_part_of_numbers_and_codes_is_kept() -> None:
    steps = np.zeros((1, 4), dtype=np.float32)
    steps[0] = (0.0, 0.6, 0.4, 0.0)
    assert decode(steps, Alphabet(["blank", "1", "\u4e00", " "]), 1, 0.05).others == ()


@given(st.text("ab12,", min_size=2, max_size=9), st.data())
def test_others_keep_their_place_when_spaces_are_found(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    spaces = data.draw(st.sets(st.integers(1, len(text) - 1)))
    other = "a" if text[place] != "a" else "b"
    steps = _steps(text)
    steps[3 * place, CHARACTERS.index(other)] = 0.09
    for before in spaces:
        steps[3 * before - 1, SPACE] = 0.2
    line = _decode(steps)
    [one] = line.others
    assert one.start == place + sum(before <= place for before in spaces)
    assert line.text[one.start : one.end] == text[place]
