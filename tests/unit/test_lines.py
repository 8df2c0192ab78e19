"""Words become lines, and lines rows, whatever the page looks like."""

from __future__ import annotations

from math import radians, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.geometry import Box
from docintel.core.lines import group_lines, rows
from docintel.core.page import Line, Word

CHARACTER, BLANK, HEIGHT = 12.0, 6.0, 30.0


def printed(text: str, left: float, top: float, size: float = 1.0) -> list[Word]:
    """Words side by side as proportional print puts them; two blanks stand for a wide gap."""
    words = []
    for piece in text.split(" "):
        right = left + len(piece) * CHARACTER * size
        if piece:
            words.append(Word(piece, Box(left, top, right, top + HEIGHT * size)))
        left = right + (BLANK if piece else 4 * CHARACTER) * size
    return words


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def hanging(word: Word, degrees: float) -> Word:
    drop = tan(radians(degrees)) * word.box.left
    box = word.box
    return Word(word.text, Box(box.left, box.top + drop, box.right, box.bottom + drop))


words_anywhere = st.builds(
    lambda text, left, top, width, height: Word(text, Box(left, top, left + width, top + height)),
    st.text("abc1.,", min_size=1, max_size=8),
    st.integers(0, 1000),
    st.integers(0, 1000),
    st.integers(0, 200),
    st.integers(0, 60),
)


def test_words_on_one_baseline_are_one_line() -> None:
    assert texts(group_lines(printed("Deliver these goods", 100, 100))) == ["Deliver these goods"]


def test_words_come_from_left_to_right_however_they_were_found() -> None:
    words = printed("Deliver these goods", 100, 100)
    assert texts(group_lines(words[::-1])) == ["Deliver these goods"]


def test_a_label_and_its_value_are_two_lines_of_one_row() -> None:
    lines = group_lines(printed("Total due:   12.50", 100, 100))
    assert texts(lines) == ["Total due:", "12.50"]
    assert rows(lines) == (lines,)


@pytest.mark.parametrize("blank", [12.0, 14.0])
def test_a_blank_of_typewriting_does_not_part_a_line(blank: float) -> None:
    words = [
        Word(letter, Box(left, 0, left + CHARACTER, 18))
        for letter, left in zip("abc", (0, CHARACTER + blank, 2 * (CHARACTER + blank)), strict=True)
    ]
    assert texts(group_lines(words)) == ["a b c"]


@pytest.mark.parametrize(("gap", "lines"), [(1.3, ["Net total"]), (2.2, ["Net", "total"])])
def test_a_blank_of_justified_text_joins_and_a_wider_gap_parts(
    gap: float, lines: list[str]
) -> None:
    left, right = 3 * CHARACTER, (3 + gap) * CHARACTER
    words = [
        Word("Net", Box(0, 0, left, 20)),
        Word("total", Box(right, 0, right + 5 * CHARACTER, 20)),
    ]
    assert texts(group_lines(words)) == lines


def test_a_number_before_a_word_is_not_parted_from_it() -> None:
    words = [Word("1.", Box(0, 0, 12, 30)), Word("Scope", Box(26, 0, 90, 30))]
    assert texts(group_lines(words)) == ["1. Scope"]


@given(st.floats(-1.5, 1.5))
def test_a_page_may_hang_a_little(degrees: float) -> None:
    written = ["First line of the text that runs over the whole page", "and the second line of it"]
    words = [
        hanging(word, degrees)
        for number, text in enumerate(written)
        for word in printed(text, 100, 200 + 45 * number)
    ]
    assert texts(group_lines(words)) == written


def test_a_big_amount_stands_in_the_row_of_its_small_label() -> None:
    label = printed("Amount", 100, 112)
    lines = group_lines(label + printed("99.00", 500, 100, size=1.6))
    assert [texts(row) for row in rows(lines)] == [["Amount", "99.00"]]


def test_lines_under_each_other_stay_apart() -> None:
    words = printed("Main street 5", 100, 100) + printed("12345 Town", 100, 125)
    assert texts(group_lines(words)) == ["Main street 5", "12345 Town"]


def test_text_up_the_margin_joins_no_line() -> None:
    margin = Word("confidential", Box(60, 0, 85, 400))
    lines = group_lines([margin, *printed("Dear Sir", 100, 100)])
    assert sorted(texts(lines)) == ["Dear Sir", "confidential"]


def test_a_dash_between_dates_keeps_them_together() -> None:
    words = [
        Word("2026", Box(0, 0, 48, 20)),
        Word("-", Box(54, 9, 60, 12)),
        Word("2027", Box(66, 0, 114, 20)),
    ]
    assert texts(group_lines(words)) == ["2026 - 2027"]


@given(st.lists(words_anywhere, max_size=40))
def test_no_word_is_lost_or_doubled(words: list[Word]) -> None:
    found = [word for line in group_lines(words) for word in line.words]
    assert sorted(found, key=repr) == sorted(words, key=repr)


@given(st.lists(words_anywhere, max_size=40))
def test_no_line_is_lost_or_doubled_among_the_rows(words: list[Word]) -> None:
    lines = group_lines(words)
    found = [line for row in rows(lines) for line in row]
    assert sorted(found, key=repr) == sorted(lines, key=repr)


@given(st.lists(words_anywhere, max_size=40))
def test_lines_and_rows_run_to_the_right(words: list[Word]) -> None:
    lines = group_lines(words)
    for line in lines:
        lefts = [word.box.left for word in line.words]
        assert lefts == sorted(lefts)
    for row in rows(lines):
        lefts = [line.box.left for line in row]
        assert lefts == sorted(lefts)


@given(st.lists(words_anywhere, max_size=20, unique_by=lambda word: word.box), st.randoms())
def test_the_order_in_which_words_were_found_does_not_matter(words: list[Word], chance) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(words)
    chance.shuffle(shuffled)
    assert group_lines(shuffled) == group_lines(words)
