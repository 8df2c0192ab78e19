"""Find the words that titles begin with, looked at once for all cues that ask for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from docintel.core.squash import squash

#: Shorter words are no title where blanks stand between their letters.
_LEAST_LETTERS = 7


@dataclass(frozen=True)
class TitleOpenings:
    """`scores` say how well words open a title, `whole` the titles that are one long word.

    Blanks inside long words do not matter there (R E C H N U N G, Rechnungs-Korrektur); each has
    the weight of its title and its length.
    """

    scores: dict[str, float]
    whole: dict[str, list[tuple[float, int]]]

    def best(self, words: tuple[str, ...]) -> float:
        """How well the best of the words, or phrases, opens a title; 0 where none does."""
        sought = _as_sought(words)
        found = [self.scores[opening] for opening, _ in sought if opening in self.scores]
        for opening, letters in sought:
            for weight, length in self.whole.get(letters, ()):
                found.append(weight * _share(length - len(opening)))
        return max(found, default=0.0)


def openings_of(titles: Iterable[tuple[str, float]]) -> TitleOpenings:
    """`titles` are spaced words with the weight of the title."""
    scores: dict[str, float] = {}
    whole: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for title, weight in titles:
        for opening in _openings(title):
            score = weight * _share(len(title) - len(opening))
            scores[opening] = max(score, scores.get(opening, 0.0))
        letters = title.replace(" ", "")
        if len(letters) >= _LEAST_LETTERS:
            whole[letters].append((weight, len(title)))
    return TitleOpenings(scores, dict(whole))


@lru_cache(maxsize=20_000)
def spaced(text: str) -> str:
    """Squashed words with blanks around each."""
    words = (squash(word) for word in text.replace("-", " ").replace("'", " ").split())
    return " " + " ".join(word for word in words if word) + " "


# Cues are those of the types: few, and the same for every document.
@cache
def _as_sought(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each as it would open a title, and as it would be one without blanks."""
    return tuple((spaced(word), squash(word)) for word in words)


def _openings(title: str) -> Iterable[str]:
    """Its first word, its first two, and so on."""
    end = title.find(" ", 1)
    while end > 0:
        yield title[: end + 1]
        end = title.find(" ", end + 1)


def _share(rest: int) -> float:
    """A title that is the words alone says more than one that goes on."""
    return 1.0 if rest < 3 else 0.85 if rest < 25 else 0.5
