"""The words and the printed labels in each place around a value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docintel.core.squash import squash
from docintel.engines.boosting.surroundings import Surroundings
from docintel.engines.boosting.units import Unit
from docintel.extraction.labels import LabelHit
from docintel.extraction.reading import Segment

#: Places around a value from which words are learned and labels are taken.
PLACES = ("before", "left", "left2", "above", "above2", "header", "caption", "behind", "below")
#: The words of the value itself.
OWN = "own"
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
#: Words that are taken from a place, those nearest to the value.
_MOST_WORDS = 6

Words = tuple[str, ...]


@dataclass(frozen=True)
class Context:
    """For each unit what stands at each place; `labels` holds the squashed label, or nothing."""

    words: dict[str, list[Words]]
    labels: dict[str, list[str]]


def context_of(
    segments: Sequence[Segment],
    hits: Sequence[Sequence[LabelHit]],
    units: Sequence[Unit],
    around: Surroundings,
) -> Context:
    """Look around every unit."""
    whole = [tokens(segment.text) for segment in segments]
    last = [own[-1].label if own else "" for own in hits]
    words: dict[str, list[Words]] = {OWN: [_own(segments, unit) for unit in units]}
    labels: dict[str, list[str]] = {}
    for place in ("left", "left2", "above", "above2", "header", "caption", "below"):
        there = getattr(around, place)
        nearest = slice(-_MOST_WORDS, None) if place.startswith("left") else slice(_MOST_WORDS)
        words[place] = [whole[at][nearest] if at >= 0 else () for at in there]
        labels[place] = [last[at] if at >= 0 else "" for at in there]
    before = [_before(segments[unit.segment], hits[unit.segment], unit) for unit in units]
    behind = [_behind(segments[unit.segment], hits[unit.segment], unit) for unit in units]
    words["before"], labels["before"] = [one[0] for one in before], [one[1] for one in before]
    words["behind"], labels["behind"] = [one[0] for one in behind], [one[1] for one in behind]
    return Context(words, labels)


@lru_cache(maxsize=20_000)
def tokens(text: str) -> Words:
    """Words without case and accents, numbers as zeros of their length, marks as they are."""
    return tuple(_token(found) for found in _TOKEN.findall(text))


def _token(printed: str) -> str:
    if printed[0].isdigit():
        return "0" * min(len(printed), 8)
    return squash(printed) or printed


def _own(segments: Sequence[Segment], unit: Unit) -> Words:
    return tokens(segments[unit.segment].text[unit.start : unit.end])[: 2 * _MOST_WORDS]


def _before(segment: Segment, hits: Sequence[LabelHit], unit: Unit) -> tuple[Words, str]:
    label = next((hit.label for hit in reversed(hits) if hit.end <= unit.start), "")
    return tokens(segment.text[: unit.start])[-_MOST_WORDS:], label


def _behind(segment: Segment, hits: Sequence[LabelHit], unit: Unit) -> tuple[Words, str]:
    label = next((hit.label for hit in hits if hit.start >= unit.end), "")
    return tokens(segment.text[unit.end :])[: _MOST_WORDS // 2], label
