"""Group marked words into names, addresses and texts that go on over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docintel.core.document_type import Kind
from docintel.core.squash import squash
from docintel.extraction.decoding.parsed import runs
from docintel.extraction.decoding.placed import Piece, PlacedValue
from docintel.extraction.decoding.scored import Marked
from docintel.extraction.decoding.trim import trimmed

#: From where on a word belongs to a value.
_ON = 0.5
#: Kinds whose lines hold nothing else.
_WHOLE_LINES = {Kind.ADDRESS}
#: Rows that may lie between two lines of one value, and the widest gap between them in heights.
_ROWS = {Kind.ADDRESS: 2}
_MAX_LEADING = 2.0
#: The widest gap within a row, in heights; columns are further apart.
_MAX_BESIDE = 3.0
#: How likely a line alone is where several were marked together.
_ALONE = 0.5
#: Words that are less sure belong to a value too where surer ones are beside them; without any
#: surer one they are a value of their own.
_FAINT = 0.05
#: Share of a segment's letters that are marked from where on all of it is.
_NEARLY_ALL = 0.5


@dataclass(frozen=True, slots=True)
class _Run:
    piece: Piece
    likely: float

    @property
    def mass(self) -> float:
        return self.likely * len(self.piece.text)


def text_values(kind: Kind, marked: Sequence[Marked]) -> Iterator[PlacedValue]:
    """Groups of lines that are surely marked, and the same with the fainter ones around them.

    Of a name in several lines each is proposed by itself as well.
    """
    for least in (_ON, _FAINT):
        found = [run for one in marked for run in _runs(kind, one, least)]
        for group in _groups(found, _ROWS.get(kind, 1)):
            yield from _readings(kind, group)


def _readings(kind: Kind, group: Sequence[_Run]) -> Iterator[PlacedValue]:
    if kind is not Kind.NAME or len(group) == 1:
        yield _value(kind, group, 1.0)
        return
    yield _value(kind, _without_signs(group), 1.0)
    yield from (_value(kind, [run], _ALONE) for run in group)


def _without_signs(group: Sequence[_Run]) -> Sequence[_Run]:
    """The lines but those that another says again in full, as a sign above a company's name."""
    texts = [squash(run.piece.text) for run in group]
    kept = [
        run
        for at, run in enumerate(group)
        if not any(
            texts[at] in other and (texts[at] != other or at > place)
            for place, other in enumerate(texts)
            if place != at
        )
    ]
    return kept or group


def _runs(kind: Kind, marked: Marked, least: float) -> Iterator[_Run]:
    for start, end in _snapped(kind, marked, list(runs(marked, least))):
        piece = trimmed(kind, Piece(marked.segment, start, end))
        if piece:
            yield _Run(piece, marked.mean(piece.start, piece.end))


def _snapped(
    kind: Kind, marked: Marked, found: Sequence[tuple[int, int]]
) -> Sequence[tuple[int, int]]:
    """The whole segment where nearly all of it is marked."""
    text = marked.segment.text
    covered = sum(end - start for start, end in found)
    if kind in _WHOLE_LINES and covered >= _NEARLY_ALL * len(text):
        return [(0, len(text))]
    return found


def _groups(found: Sequence[_Run], most_rows: int) -> list[list[_Run]]:
    """Runs that follow one another down the page, or along a row."""
    groups: list[list[_Run]] = []
    for run in found:
        fitting = [group for group in groups if _follows(run.piece, group[-1].piece, most_rows)]
        if fitting:
            fitting[-1].append(run)
        else:
            groups.append([run])
    return groups


def _follows(piece: Piece, last: Piece, most_rows: int) -> bool:
    own, above = piece.segment, last.segment
    if own.page != above.page or own.row - above.row > most_rows:
        return False
    if own.row == above.row:
        return own.box.left - above.box.right <= _MAX_BESIDE * own.box.height
    gap = own.box.top - above.box.bottom
    beside = min(own.box.right, above.box.right) - max(own.box.left, above.box.left)
    return gap <= _MAX_LEADING * above.box.height and beside > -above.box.height


def _value(kind: Kind, group: Sequence[_Run], share: float) -> PlacedValue:
    letters = sum(len(run.piece.text) for run in group)
    likely = share * sum(run.mass for run in group) / letters
    pieces = tuple(run.piece for run in group)
    return PlacedValue(_joined(kind, pieces), pieces, likely)


def _joined(kind: Kind, pieces: Sequence[Piece]) -> str:
    """The lines of an address are parted by commas."""
    texts = [piece.text for piece in pieces]
    if kind is not Kind.ADDRESS:
        return " ".join(texts)
    return ", ".join(text.rstrip(" ,;") for text in texts)
