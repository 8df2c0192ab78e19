"""PaddleOCR cuts a line at punctuation; words are put together again."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.geometry import Box
from docintel.engines.paddleocr_words import join_tokens

LINE = Box(0, 5, 1000, 25)


def _boxes(tokens: list[str]) -> list[Box]:
    """Ten pixels a character, one token after the other."""
    ends = [10.0 * sum(map(len, tokens[:count])) for count in range(len(tokens) + 1)]
    return [Box(left, 5, right, 25) for left, right in pairwise(ends)]


@given(st.lists(st.text("a1.,& ", min_size=1, max_size=4), max_size=8))
def test_words_are_what_stands_between_blanks(tokens: list[str]) -> None:
    words = join_tokens(tokens, _boxes(tokens), LINE, 0.9)
    assert [word.text for word in words] == "".join(tokens).split()
    assert all(one.box.right <= two.box.left for one, two in pairwise(words))


def test_an_amount_is_one_word() -> None:
    tokens = ["Total", " ", "1", ",", "234.56"]
    words = join_tokens(tokens, _boxes(tokens), LINE, 0.9)
    assert [word.text for word in words] == ["Total", "1,234.56"]


def test_the_outer_words_reach_to_the_ends_of_the_line() -> None:
    tokens = ["Due", " ", "now"]
    first, last = join_tokens(tokens, _boxes(tokens), LINE, 0.9)
    assert (first.box.left, last.box.right) == (LINE.left, LINE.right)
    assert 30 < first.box.right < last.box.left < 40
