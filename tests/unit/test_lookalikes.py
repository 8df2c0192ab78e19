"""What a doubtful character is, told by its neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.page import OtherReading
from docintel.engines.ctc import ReadLine
from docintel.engines.lookalikes import settle


def _line(text: str, *others: OtherReading) -> ReadLine:
    places = tuple(range(len(text)))
    return ReadLine(text, places, (0.6,) * len(text), float(len(text)), others)


def _doubtful(text: str, at: int, other: str, probability: float) -> ReadLine:
    return _line(text, OtherReading(at, at + 1, other, probability))


@pytest.mark.parametrize(
    ("read", "at", "other", "meant"),
    [
        ("4300O", 4, "0", "43000"),
        ("15.0C", 4, "0", "15.00"),
        ("81l00 KL", 2, "1", "81100 KL"),
        ("Te1:", 2, "l", "Tel:"),
        ("I0I MALL", 1, "O", "IOI MALL"),
    ],
)
def test_a_doubtful_character_is_what_its_neighbours_are(
    read: str, at: int, other: str, meant: str
) -> None:
    assert settle(_doubtful(read, at, other, 0.3)).text == meant


@pytest.mark.parametrize(
    ("read", "at", "other"),
    [("A1B", 1, "l"), ("Guest0", 5, "o"), ("No1", 2, "l")],
)
def test_a_digit_that_was_read_clearly_stays_among_letters(read: str, at: int, other: str) -> None:
    assert settle(_doubtful(read, at, other, 0.05)).text == read


@pytest.mark.parametrize(
    ("read", "at", "other"), [("A1", 1, "l"), ("1 O 2", 2, "0"), ("T0", 1, "O")]
)
def test_where_neighbours_do_not_tell_nothing_changes(read: str, at: int, other: str) -> None:
    line = _doubtful(read, at, other, 0.4)
    assert settle(line) is line


def test_of_two_letters_the_neighbours_know_nothing() -> None:
    line = _doubtful("TOTAI", 4, "L", 0.4)
    assert settle(line) is line


def test_the_likeliest_of_several_letters_is_taken() -> None:
    line = _line("J1n", OtherReading(1, 2, "I", 0.12), OtherReading(1, 2, "l", 0.3))
    assert settle(line).text == "Jln"


def test_what_was_read_first_stays_as_the_other_reading() -> None:
    settled = settle(_doubtful("4300O", 4, "0", 0.3))
    assert settled.others == (OtherReading(4, 5, "O", 0.6),)


@given(st.text("ab1209O ,.", max_size=10), st.data())
def test_places_and_confidences_stay(text: str, data: st.DataObject) -> None:
    others = [
        OtherReading(at, at + 1, data.draw(st.sampled_from("01Ol")), 0.4) for at in range(len(text))
    ]
    line = _line(text, *others)
    settled = settle(line)
    assert len(settled.text) == len(text)
    assert (settled.columns, settled.confidences) == (line.columns, line.confidences)
    assert len(settled.others) == len(others)
