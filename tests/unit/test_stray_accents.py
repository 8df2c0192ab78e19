"""Accents that are specks, and accents that are meant."""

from __future__ import annotations

import pytest

from docintel.core.page import OtherReading
from docintel.engines.ctc import ReadLine
from docintel.engines.stray_accents import without_stray_accents

ENGLISH = "NO 2 THE LONG AND WINDING ROAD TO THE HARBOUR OF A SMALL TOWN BY THE SEA" * 3


def _line(text: str, *others: OtherReading) -> ReadLine:
    places = tuple(range(len(text)))
    return ReadLine(text, places, (0.7,) * len(text), float(len(text)), others)


def _read(*lines: ReadLine) -> list[str]:
    return [line.text for line in without_stray_accents(lines)]


def test_a_lone_doubtful_accent_is_taken_off() -> None:
    stray = _line("HARDWÀRE", OtherReading(5, 6, "A", 0.04))
    assert _read(_line(ENGLISH), stray) == [ENGLISH, "HARDWARE"]


def test_it_stays_known_as_another_reading() -> None:
    stray = _line("HARDWÀRE", OtherReading(5, 6, "A", 0.04))
    assert without_stray_accents([_line(ENGLISH), stray])[1].others == (
        OtherReading(5, 6, "À", 0.7),
    )


def test_an_accent_that_was_read_clearly_stays() -> None:
    clear = _line("CAFÉ", OtherReading(3, 4, "E", 0.01))
    assert _read(_line(ENGLISH), clear) == [ENGLISH, "CAFÉ"]


@pytest.mark.parametrize("other", ["F", "3", "É"])
def test_only_the_letter_under_the_accent_takes_its_place(other: str) -> None:
    assert _read(_line(ENGLISH), _line("CAFÉ", OtherReading(3, 4, other, 0.4)))[1] == "CAFÉ"


def test_a_page_full_of_accents_keeps_doubtful_ones() -> None:
    doubtful = _line("Gebühr", OtherReading(3, 4, "u", 0.3))
    assert _read(_line("Größe für Äpfel und Öl"), doubtful)[1] == "Gebühr"


def test_a_page_without_letters_stays() -> None:
    assert _read(_line("12,50"), _line("")) == ["12,50", ""]
