"""Words are handed to a model in the order of reading."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.page import Page
from docintel.core.word_order import read_order
from tests.unit.pages import document_of

TEXT = st.lists(st.text("abc ", min_size=1, max_size=8)).map("\n".join)


@given(TEXT, st.randoms(use_true_random=False))
def test_every_word_is_read_once_in_the_order_of_the_lines(text: str, random: object) -> None:
    page = document_of(text).pages[0]
    shuffled = list(page.words)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    page = replace(page, words=tuple(shuffled))
    order = read_order(page)
    assert sorted(order) == list(range(len(page.words)))
    assert [page.words[index].text for index in order] == page.text.split()


def test_words_outside_all_lines_come_last() -> None:
    page = document_of("one two\nthree").pages[0]
    assert read_order(replace(page, lines=page.lines[1:])) == [2, 0, 1]


def test_words_that_are_only_alike_are_found_in_the_same_order() -> None:
    page = document_of("one two\nthree two").pages[0]
    copied = tuple(replace(word) for word in page.words)
    assert read_order(replace(page, words=copied)) == read_order(page)


def test_a_word_that_stands_on_a_page_twice_is_read_twice() -> None:
    page = document_of("one two").pages[0]
    assert sorted(read_order(replace(page, words=page.words * 2))) == [0, 1, 2, 3]


def test_a_blank_page_has_no_order() -> None:
    assert read_order(Page(1, 10, 10, 200)) == []
