"""Explain a score by covering lines and words and asking again (Zeiler and Fergus 2014)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Document, Field
from docintel.core.geometry import Box, around
from docintel.core.influence import Influence
from docintel.core.page import Line, Page, Word
from docintel.extraction.decoding.scored import Scores

#: Written over what is covered: it has a shape of its own and says nothing.
_COVER = "\u2022"
#: Lines that move the score most are looked at word by word.
_LOOKED_INTO = 5
_SHOWN = 24
#: What moves the score less than this is not worth a look.
_LEAST = 0.003

#: Scores one page: an array of (words, labels).
Score = Callable[[Page], Scores]


@dataclass(frozen=True)
class Target:
    """The words of the value on their page, and the columns of scores that stand for the field."""

    page: Page
    words: frozenset[Word]
    columns: Sequence[int]

    def likely(self, score: Score, page: Page) -> float:
        """Mean probability of the value's words on this page or a changed copy of it."""
        scores = score(page)
        rows = [at for at, word in enumerate(page.words) if word in self.words]
        if not rows:
            return 0.0
        return float(scores[rows][:, list(self.columns)].sum(axis=1).mean())


def target_of(document: Document, field: Field, columns: Sequence[int]) -> Target | None:
    """The words under the field's boxes; None for a value that stands nowhere."""
    page = next((page for page in document.pages if page.number == field.page), None)
    if page is None:
        return None
    words = frozenset(
        word for word in page.words if any(box.holds_center_of(word.box) for box in field.boxes)
    )
    return Target(page, words, columns) if words else None


def influences(target: Target, score: Score) -> tuple[Influence, ...]:
    """Lines and, of those that matter most, words; the strongest first."""
    likely = target.likely(score, target.page)
    lines = [
        _influence(target, score, likely, _others(line.words, target)) for line in target.page.lines
    ]
    ranked = _ranked(one for one in lines if one)
    strong = {one.box for one in ranked[:_LOOKED_INTO]}
    words = [
        _influence(target, score, likely, [word])
        for line in target.page.lines
        if _box(others := _others(line.words, target)) in strong and len(others) > 1
        for word in others
    ]
    return tuple(_ranked([*ranked, *(one for one in words if one)])[:_SHOWN])


def _influence(
    target: Target, score: Score, likely: float, covered: Sequence[Word]
) -> Influence | None:
    if not covered:
        return None
    blank = likely - target.likely(score, _written_over(target.page, covered))
    gone = likely - target.likely(score, _without(target.page, covered))
    text = " ".join(word.text for word in covered)
    box = around(word.box for word in covered)
    return Influence(target.page.number, box, text, round(blank, 4), round(gone - blank, 4))


def _others(words: Sequence[Word], target: Target) -> list[Word]:
    return [word for word in words if word not in target.words]


def _box(words: Sequence[Word]) -> Box | None:
    return around(word.box for word in words) if words else None


def _ranked(found: Iterable[Influence]) -> list[Influence]:
    """Those that matter, the strongest first."""
    mattering = (one for one in found if abs(one.total) >= _LEAST)
    return sorted(mattering, key=lambda one: -abs(one.total))


def _written_over(page: Page, covered: Sequence[Word]) -> Page:
    instead = {word: replace(word, text=_COVER) for word in covered}
    lines = tuple(
        Line(tuple(instead.get(word, word) for word in line.words)) for line in page.lines
    )
    return replace(page, words=tuple(instead.get(word, word) for word in page.words), lines=lines)


def _without(page: Page, covered: Sequence[Word]) -> Page:
    gone = set(covered)
    kept = (tuple(word for word in line.words if word not in gone) for line in page.lines)
    words = tuple(word for word in page.words if word not in gone)
    return replace(page, words=words, lines=tuple(Line(words) for words in kept if words))
