"""Group marked words into names, addresses and texts that go on over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docintel.core.document_type import Kind
from docintel.extraction.decoding.parsed import runs
from docintel.extraction.decoding.placed import Piece, PlacedValue
from docintel.extraction.decoding.scored import Marked
from docintel.extraction.decoding.trim import trimmed

#: From where on a word belongs to a value.
_ON = {Kind.NAME: 0.4, Kind.ADDRESS: 0.5}
_ON_ELSE = 0.45
#: Rows that may lie between two lines of one value, and the widest gap between them in heights.
_ROWS = {Kind.ADDRESS: 2}
_MAX_LEADING = 2.0
#: The widest gap within a row, in heights; columns are further apart.
_MAX_BESIDE = 3.0
#: How likely a line alone is where several were marked together.
_ALONE = 0.4
#: A value of unsure words is proposed too, from this probability on.
_FAINT = 0.12


@dataclass(frozen=True, slots=True)
class _Run:
    piece: Piece
    likely: float

    @property
    def mass(self) -> float:
        return self.likely * len(self.piece.text)


def text_values(kind: Kind, marked: Sequence[Marked]) -> Iterator[PlacedValue]:
    """Values of free text: whole groups of lines, and for names each line of several by itself."""
    found = [run for one in marked for run in _runs(kind, one, _ON.get(kind, _ON_ELSE))]
    faint = not found
    if faint:
        found = [run for one in marked for run in _runs(kind, one, _FAINT)]
    for group in _groups(found, _ROWS.get(kind, 1)):
        yield _value(kind, group, 1.0)
        if kind is Kind.NAME and len(group) > 1:
            yield from (_value(kind, [run], _ALONE) for run in group)


def _runs(kind: Kind, marked: Marked, least: float) -> Iterator[_Run]:
    for start, end in runs(marked, least):
        piece = trimmed(kind, Piece(marked.segment, start, end))
        if piece:
            yield _Run(piece, marked.mean(piece.start, piece.end))


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
