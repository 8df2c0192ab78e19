"""Two dates that are printed without a blank between them are two words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.geometry import Box
from docintel.core.joined_dates import parted
from docintel.core.page import OtherReading, Word

BOX = Box(100, 10, 270, 20)


@pytest.mark.parametrize(
    ("printed", "pieces"),
    [
        ("02/26/20-03/03/20", ["02/26/20", "-", "03/03/20"]),
        ("01.02.2026\u201328.02.2026", ["01.02.2026", "\u2013", "28.02.2026"]),
        ("Flight:3/2/20-3/9/20;", ["Flight:3/2/20", "-", "3/9/20;"]),
    ],
)
def test_a_range_of_dates_is_parted_at_its_dash(printed: str, pieces: list[str]) -> None:
    assert [word.text for word in parted([Word(printed, BOX)])] == pieces


@pytest.mark.parametrize("printed", ["12-05-2020", "2436316-1", "1/2-3/4", "555-1234-5678-9012"])
def test_other_words_with_dashes_stay_whole(printed: str) -> None:
    assert parted([Word(printed, BOX)]) == (Word(printed, BOX),)


def test_each_piece_has_its_part_of_the_box() -> None:
    first, dash, second = parted([Word("02/26/20-03/03/20", BOX, 0.5)])
    assert (first.box, dash.box.left, second.box) == (
        Box(100, 10, 180, 20),
        180,
        Box(190, 10, 270, 20),
    )
    assert {first.confidence, dash.confidence, second.confidence} == {0.5}


def test_what_else_may_be_read_goes_with_its_piece() -> None:
    others = (OtherReading(0, 1, "8", 0.3), OtherReading(9, 10, "6", 0.2))
    first, dash, second = parted([Word("02/26/20-03/03/20", BOX, 0.9, others)])
    assert first.others == (OtherReading(0, 1, "8", 0.3),)
    assert dash.others == ()
    assert second.others == (OtherReading(0, 1, "6", 0.2),)


@given(st.text(max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join(word.text for word in parted([Word(text, BOX)])) == text
