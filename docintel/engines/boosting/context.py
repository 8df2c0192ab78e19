"""The words and the printed labels in each place around a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from docintel.core.squash import squash
from docintel.engines.boosting.surroundings import Surroundings
from docintel.engines.boosting.units import Unit
from docintel.extraction.labels import LabelHit
from docintel.extraction.reading import Segment

Integers = NDArray[np.int64]

#: Places around a value from which words are learned and labels are taken.
PLACES = ("before", "left", "left2", "above", "above2", "header", "caption", "behind", "below")
#: The words of the value itself.
OWN = "own"
_IN_OTHERS = ("left", "left2", "above", "above2", "header", "caption", "below")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
#: Words that are taken from a place, those nearest to the value.
_MOST_WORDS = 6

Words = tuple[str, ...]
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Context:
    """What stands at each place, unit by unit: a number of one of `phrases`, and one of `known`
    labels (squashed). Number 0 is nothing."""

    phrases: tuple[Words, ...]
    known: tuple[str, ...]
    words: Mapping[str, Integers]
    labels: Mapping[str, Integers]

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """All words of all phrases."""
        return tuple(sorted({word for phrase in self.phrases for word in phrase}))

    @cached_property
    def spelled(self) -> tuple[Integers, Integers]:
        """The numbers of each phrase's words in `vocabulary`, each once, and where each phrase
        begins among them. To every phrase belongs a last word that is none."""
        numbers = {word: number for number, word in enumerate(self.vocabulary)}
        none = len(numbers)
        lists = [[*sorted({numbers[word] for word in one}), none] for one in self.phrases]
        lengths = np.array([len(one) for one in lists], np.int64)
        flat = np.array([number for one in lists for number in one], np.int64)
        return flat, np.cumsum(lengths) - lengths


def context_of(
    segments: Sequence[Segment],
    hits: Sequence[Sequence[LabelHit]],
    units: Sequence[Unit],
    around: Surroundings,
) -> Context:
    """Look around every unit."""
    phrases, known = dict[Words, int]({(): 0}), dict[str, int]({"": 0})
    whole = [tokens(segment.text) for segment in segments]
    # Nothing is the segment of index -1.
    heads = _numbered(phrases, [*(one[:_MOST_WORDS] for one in whole), ()])
    tails = _numbered(phrases, [*(one[-_MOST_WORDS:] for one in whole), ()])
    last = _numbered(known, [*(own[-1].label if own else "" for own in hits), ""])
    words = {OWN: _numbered(phrases, [_own(segments[one.segment], one) for one in units])}
    labels: dict[str, Integers] = {}
    for place in _IN_OTHERS:
        there = getattr(around, place)
        words[place] = (tails if place.startswith("left") else heads)[there]
        labels[place] = last[there]
    for place, look in (("before", _before), ("behind", _behind)):
        seen = [look(segments[one.segment], hits[one.segment], one) for one in units]
        words[place] = _numbered(phrases, [one[0] for one in seen])
        labels[place] = _numbered(known, [one[1] for one in seen])
    return Context(tuple(phrases), tuple(known), words, labels)


def _numbered(known: dict[Thing, int], things: Iterable[Thing]) -> Integers:
    """Their numbers; what is new gets the next one."""
    return np.array([known.setdefault(one, len(known)) for one in things], np.int64)


@lru_cache(maxsize=20_000)
def tokens(text: str) -> Words:
    """Words without case and accents, numbers as zeros of their length, marks as they are."""
    return tuple(_token(found) for found in _TOKEN.findall(text))


def _token(printed: str) -> str:
    if printed[0].isdigit():
        return "0" * min(len(printed), 8)
    return squash(printed) or printed


def _own(segment: Segment, unit: Unit) -> Words:
    return tokens(segment.text[unit.start : unit.end])[: 2 * _MOST_WORDS]


def _before(segment: Segment, hits: Sequence[LabelHit], unit: Unit) -> tuple[Words, str]:
    if not unit.start:
        return (), ""
    label = next((hit.label for hit in reversed(hits) if hit.end <= unit.start), "")
    return tokens(segment.text[: unit.start])[-_MOST_WORDS:], label


def _behind(segment: Segment, hits: Sequence[LabelHit], unit: Unit) -> tuple[Words, str]:
    if unit.end == len(segment.text):
        return (), ""
    label = next((hit.label for hit in hits if hit.start >= unit.end), "")
    return tokens(segment.text[unit.end :])[: _MOST_WORDS // 2], label
