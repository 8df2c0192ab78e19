"""The key sentences are the ones that share most with the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.key_sentences import key_sentences

TEXTS = st.lists(st.text(st.sampled_from("abcdefg  "), max_size=40), max_size=12)


def test_the_sentence_about_everything_is_chosen_before_an_aside() -> None:
    sentences = [
        "The washing machine leaks and the delivery of the washing machine was late.",
        "My cousin sends regards from Portugal.",
        "The delivery was two weeks late.",
        "The machine leaks at the door.",
    ]
    assert key_sentences(sentences, 1) == sentences[:1]
    assert sentences[1] not in key_sentences(sentences, 3)


def test_the_same_is_not_said_twice() -> None:
    twice = "The machine leaks at the door."
    sentences = [twice, twice, "Nobody answered our letters about the leaking machine."]
    assert key_sentences(sentences, 2) == [sentences[0], sentences[2]]


@given(TEXTS, st.integers(0, 5))
def test_they_are_quoted_in_the_order_of_the_document(sentences: list[str], count: int) -> None:
    chosen = key_sentences(sentences, count)
    assert len(chosen) <= count
    rest = iter(sentences)
    assert all(sentence in rest for sentence in chosen)


@given(TEXTS)
def test_with_room_for_all_something_is_chosen(sentences: list[str]) -> None:
    assert bool(key_sentences(sentences, 20)) == bool(sentences)
