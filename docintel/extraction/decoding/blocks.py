"""Group marked words into names, addresses and texts that go on over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docintel.core.document_type import Kind
from docintel.core.squash import squash
from docintel.extraction.companies import has_legal_form
from docintel.extraction.decoding.parsed import runs
from docintel.extraction.decoding.parts import Span, is_sign, parts, with_commas, within
from docintel.extraction.decoding.placed import Piece, PlacedValue
from docintel.extraction.decoding.scored import Marked
from docintel.extraction.decoding.trim import trimmed

#: From where on a word belongs to a value.
_ON = 0.5
#: Kinds that share lines with each other, and of these the one that fills what it stands in.
_IN_PARTS = {Kind.NAME, Kind.ADDRESS}
_FILLS = Kind.ADDRESS
#: Rows that may lie between two lines of one value, and the widest gap between them in heights.
_ROWS = {Kind.ADDRESS: 2}
_MAX_LEADING = 2.0
#: The widest gap within a row, in heights; columns are further apart.
_MAX_BESIDE = 3.0
#: How likely a line alone is where several were marked together, and what is left without one.
_ALONE, _LESS = 0.5, 0.7
#: Whose letters an address is in the care of is a part of it.
_CARE_OF = re.compile(r"\W*(?:c/o|z\.?\s?hd|attn)\b", re.IGNORECASE)
#: Words that are less sure belong to a value too where surer ones are beside them; without any
#: surer one they are a value of their own.
_FAINT = 0.05
#: Share of the words that are marked from where on all of them are.
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

    Of several lines some are proposed without the others as well.
    """
    for least in (_ON, _FAINT):
        for group in _groups(kind, marked, least):
            yield from _readings(kind, group)


def several_values(kind: Kind, marked: Sequence[Marked]) -> Iterator[PlacedValue]:
    """All that is surely marked as one value, parted by semicolons."""
    each: dict[str, PlacedValue] = {}
    for group in _groups(kind, marked, _ON):
        value = _value(kind, group, 1.0)
        each.setdefault(squash(value.value), value)
    if each:
        found = list(each.values())
        yield PlacedValue(
            "; ".join(value.value for value in found),
            tuple(piece for value in found for piece in value.pieces),
            sum(value.likely for value in found) / len(found),
        )


def _readings(kind: Kind, group: Sequence[_Run]) -> Iterator[PlacedValue]:
    """The group as a whole; names and addresses also without some of their lines, since a slogan,
    a person or the firm stands above or below in the same type."""
    if kind is Kind.ADDRESS and (below := _below_firm(group)):
        yield _value(kind, below, 1.0)
        yield _value(kind, group, _LESS)
    elif kind is not Kind.NAME or len(group) == 1:
        yield _value(kind, group, 1.0)
    else:
        yield _value(kind, _without_signs(group), 1.0)
        yield from (_value(kind, [run], _ALONE) for run in group)
    if kind in _IN_PARTS and len(group) > 2:
        yield _value(kind, group[:-1], _LESS)
        yield _value(kind, group[1:], _LESS)


def _below_firm(group: Sequence[_Run]) -> Sequence[_Run]:
    """What follows the names of firms at its head; nothing where it begins with none."""
    firms = 0
    while firms < len(group) and _is_firm(group[firms].piece.text):
        firms += 1
    return group[firms:] if firms else []


def _is_firm(text: str) -> bool:
    return has_legal_form(text) and not _CARE_OF.match(text)


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
    spans = list(runs(marked, least))
    text = marked.segment.text
    for part in parts(text) if kind in _IN_PARTS else [(0, len(text))]:
        for start, end in _snapped(kind, text, part, within(spans, part)):
            piece = trimmed(kind, Piece(marked.segment, start, end))
            if piece:
                yield _Run(piece, marked.mean(piece.start, piece.end))


def _snapped(kind: Kind, text: str, part: Span, found: Sequence[Span]) -> Sequence[Span]:
    """One span from the first to the last where little is left out between them, and the whole
    part where it holds nothing else.

    A value is never broken off within a line: a word that a model does not know leaves a hole.
    """
    if not found:
        return found
    bridged = found[0][0], found[-1][1]
    marked = sum(len(text[start:end].split()) for start, end in found)
    for start, end in (part, bridged) if kind is _FILLS else (bridged,):
        if marked >= _NEARLY_ALL * len(text[start:end].split()):
            return [(start, end)]
    return found


def _groups(kind: Kind, marked: Sequence[Marked], least: float) -> list[list[_Run]]:
    """Runs that follow one another down the page, or along a row."""
    groups: list[list[_Run]] = []
    for run in (run for one in marked for run in _runs(kind, one, least)):
        fitting = [group for group in groups if _follows(run.piece, group[-1].piece, kind)]
        if fitting:
            fitting[-1].append(run)
        else:
            groups.append([run])
    return groups


def _follows(piece: Piece, last: Piece, kind: Kind) -> bool:
    own, above = piece.segment, last.segment
    if own.page != above.page or own.row - above.row > _ROWS.get(kind, 1):
        return False
    if own.row == above.row:
        return own.box.left - above.box.right <= _MAX_BESIDE * own.box.height
    gap = own.box.top - above.box.bottom
    beside = min(own.box.right, above.box.right) - max(own.box.left, above.box.left)
    return gap <= _MAX_LEADING * above.box.height and beside > -above.box.height


def _value(kind: Kind, group: Sequence[_Run], share: float) -> PlacedValue:
    letters = sum(len(run.piece.text) for run in group)
    likely = share * sum(run.mass for run in group) / letters
    pieces = _adjoined([run.piece for run in group])
    return PlacedValue(_joined(kind, pieces), pieces, likely)


def _adjoined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Pieces of one line with only a sign between them as one."""
    found = [pieces[0]]
    for piece in pieces[1:]:
        last = found[-1]
        between = last.segment.text[last.end : piece.start]
        if piece.segment is last.segment and is_sign(between):
            found[-1] = Piece(last.segment, last.start, piece.end)
        else:
            found.append(piece)
    return tuple(found)


def _joined(kind: Kind, pieces: Sequence[Piece]) -> str:
    """The lines of an address are parted by commas."""
    if kind is not Kind.ADDRESS:
        return " ".join(piece.text for piece in pieces)
    return ", ".join(with_commas(piece.text).rstrip(" ,;") for piece in pieces)
