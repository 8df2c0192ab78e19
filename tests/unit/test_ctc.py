"""Decoding the recogniser's output."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.engines.ctc import Floats, ReadLine, decode

CHARACTERS = ["blank", "a", "b", "1", "2", ",", " "]
SPACE = len(CHARACTERS) - 1


def _steps(text: str, sure: float = 0.9) -> Floats:
    """Probabilities that spell the text, each character two steps long and a blank between."""
    steps = np.full((3 * len(text), len(CHARACTERS)), 0.001, dtype=np.float32)
    steps[:, 0] = sure
    for index, character in enumerate(text):
        steps[3 * index : 3 * index + 2, 0] = 0.01
        steps[3 * index : 3 * index + 2, CHARACTERS.index(character)] = sure
    return steps


def _decode(steps: Floats, faint_space: float = 0.05) -> ReadLine:
    return decode(steps, CHARACTERS, len(steps), faint_space)


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
