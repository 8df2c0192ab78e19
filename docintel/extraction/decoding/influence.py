"""Explain a score by covering lines and words and asking again (Zeiler and Fergus 2014)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from docintel.core.document import Document, Field
from docintel.core.geometry import around
from docintel.core.influence import Influence
from docintel.core.page import Line, Page, Word
from docintel.extraction.decoding.scored import Scores

#: Written over what is covered: it has a shape of its own and says nothing.
_COVER = "\u2022"
#: Blocks that the lines of a page are looked at in first.
_BLOCKS = 24
#: So many lines or words are looked at one by one.
_FEW = 4
#: Pieces of the page that are left out in turn; each costs as much as a page.
_MOST_ASKED = 40
_SHOWN = 6
#: What moves the score less than this is not worth a look, and not worth to be looked into.
_LEAST, _LEAST_LOOKED_INTO = 0.003, 0.01

#: Scores one page: an array of (words, labels).
Score = Callable[[Page], Scores]
#: Lines that follow each other, each without the words of the value; or a part of one line.
_Piece = Sequence[Sequence[Word]]


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


def influences(target: Target, score: Score, likely: float) -> tuple[Influence, ...]:
    """Lines and words that move the score from `likely`, the strongest first.

    Blocks of lines are left out first, and those that matter most are taken apart.
    """
    lost = ((words, likely - gone) for words, gone in _left_out(target, score, likely))
    strong = sorted((one for one in lost if abs(one[1]) >= _LEAST), key=lambda one: -abs(one[1]))
    found = (_influence(target, score, likely, *one) for one in strong[:_SHOWN])
    return tuple(sorted(found, key=lambda one: -abs(one.total)))


def _left_out(
    target: Target, score: Score, likely: float
) -> Iterator[tuple[Sequence[Word], float]]:
    """Whole lines and single words, each with the score without it."""
    waiting: list[tuple[float, int, _Piece]] = []
    asked = 0
    pieces: Iterable[_Piece] = _blocks(target)
    while True:
        for piece in pieces:
            asked += 1
            words = [word for line in piece for word in line]
            gone = target.likely(score, _without(target.page, words))
            if len(words) == 1 or (len(piece) == 1 and _is_whole(piece[0], target)):
                yield words, gone
            if len(words) > 1:
                heappush(waiting, (-abs(likely - gone), asked, piece))
        if not waiting or -waiting[0][0] < _LEAST_LOOKED_INTO or asked >= _MOST_ASKED:
            return
        pieces = _parts(heappop(waiting)[2])


def _blocks(target: Target) -> Iterator[_Piece]:
    """The lines of the page in a few blocks."""
    lines = [others for line in target.page.lines if (others := _others(line, target))]
    size = max(1, -(-len(lines) // _BLOCKS))
    for at in range(0, len(lines), size):
        yield lines[at : at + size]


def _parts(piece: _Piece) -> Iterator[_Piece]:
    """Halves of lines, or of the words of one line; where there are few, each by itself."""
    parts: _Piece = piece if len(piece) > 1 else [[word] for word in piece[0]]
    size = 1 if len(parts) <= _FEW else -(-len(parts) // 2)
    for at in range(0, len(parts), size):
        part = parts[at : at + size]
        yield part if len(piece) > 1 else [[word for line in part for word in line]]


def _is_whole(words: Sequence[Word], target: Target) -> bool:
    return any(_others(line, target) == words for line in target.page.lines)


def _influence(
    target: Target, score: Score, likely: float, covered: Sequence[Word], lost: float
) -> Influence:
    """What is lost without the words, parted into what they say and that they stand there."""
    blank = likely - target.likely(score, _written_over(target.page, covered))
    text = " ".join(word.text for word in covered)
    box = around(word.box for word in covered)
    return Influence(target.page.number, box, text, round(blank, 4), round(lost - blank, 4))


def _others(line: Line, target: Target) -> list[Word]:
    return [word for word in line.words if word not in target.words]


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
