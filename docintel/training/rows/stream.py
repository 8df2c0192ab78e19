"""Find a text among words that may be misread, broken over lines, or have others between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docintel.core.page import Word
from docintel.core.squash import squash

#: Shorter pieces in common are chance.
_SHORTEST_PIECE = 2
#: How much further than the value's own length its letters may lie apart, and at least how far.
_SLACK, _LEAST_SLACK = 0.5, 12
#: Share of a word's letters that must belong to the value.
_OF_A_WORD = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """The words that say a value; `quality` is the share of its letters that they have."""

    words: tuple[Word, ...]
    quality: float


@dataclass(frozen=True)
class Stream:
    """Words one after the other as one run of letters and digits; `owners` says whose each is."""

    words: tuple[Word, ...]
    letters: str
    owners: tuple[int, ...]

    def exact(self, value: str) -> Iterator[Match]:
        """Every place where whole words say the value, letter by letter."""
        sought = squash(value)
        start = self.letters.find(sought) if sought else -1
        while start >= 0:
            end = start + len(sought)
            if self._begins_word(start) and self._begins_word(end):
                first, last = self.owners[start], self.owners[end - 1]
                yield Match(self.words[first : last + 1], 1.0)
            start = self.letters.find(sought, start + 1)

    def closest(self, value: str) -> Match | None:
        """The place that has most of the value's letters in their order."""
        sought = squash(value)
        if not sought or not self.letters:
            return None
        whole = SequenceMatcher(None, self.letters, sought, autojunk=False)
        anchor = whole.find_longest_match()
        if anchor.size < min(_SHORTEST_PIECE, len(sought)):
            return None
        slack = max(_LEAST_SLACK, int(_SLACK * len(sought)))
        start = max(anchor.a - anchor.b - slack, 0)
        window = self.letters[start : anchor.a - anchor.b + len(sought) + slack]
        return self._match(start, window, sought)

    def _match(self, start: int, window: str, sought: str) -> Match | None:
        blocks = [
            block
            for block in SequenceMatcher(None, window, sought, autojunk=False).get_matching_blocks()
            if block.size >= min(_SHORTEST_PIECE, len(sought))
        ]
        found = [start + at for block in blocks for at in range(block.a, block.a + block.size)]
        words = self._words_of(found)
        return Match(words, len(found) / len(sought)) if words else None

    def _words_of(self, found: Sequence[int]) -> tuple[Word, ...]:
        """Words half of whose letters were found, and marks between two such words."""
        counts: dict[int, int] = {}
        for at in found:
            counts[self.owners[at]] = counts.get(self.owners[at], 0) + 1
        own = {
            owner
            for owner, count in counts.items()
            if count >= _OF_A_WORD * len(squash(self.words[owner].text))
        }
        marks = {
            at
            for at, word in enumerate(self.words)
            if at - 1 in own and at + 1 in own and not squash(word.text)
        }
        return tuple(self.words[at] for at in sorted(own | marks))

    def _begins_word(self, at: int) -> bool:
        return at in {0, len(self.owners)} or self.owners[at] != self.owners[at - 1]


def stream_of(words: Iterable[Word]) -> Stream:
    """The words with their letters squashed; marks alone have none."""
    every = tuple(words)
    squashed = [squash(word.text) for word in every]
    owners = tuple(at for at, text in enumerate(squashed) for _ in text)
    return Stream(every, "".join(squashed), owners)
