"""Find blocks of name and address on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docintel.core.addresses import is_town_line, looks_like_address_line
from docintel.extraction.companies import could_be_name, is_attention, without_title
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

_SEPARATOR = re.compile(r"\s+[-\u2013\u2014\u2022\u00b7|*/●]\s+|\s*[\u2022\u00b7|●]\s*|,\s+")


@dataclass(frozen=True, slots=True)
class NameAt:
    """A name at a place in a segment."""

    segment: Segment
    found: Found


@dataclass(frozen=True, slots=True)
class AddressBlock:
    """A name and the lines of the address below it; the address may be empty."""

    name: NameAt
    address: tuple[Segment, ...]

    @property
    def address_text(self) -> str:
        return ", ".join(segment.text.strip(" ,;") for segment in self.address)


@dataclass(frozen=True, slots=True)
class SenderLine:
    """Name and address in one small line, as above the window of a letter."""

    name: NameAt
    address: str


def find_blocks(reading: Reading, page: int) -> list[AddressBlock]:
    """Blocks with a line that looks like an address, from top to bottom."""
    used: set[tuple[int, int]] = set()
    blocks = []
    for segment in reading.on_page(page):
        if (segment.row, segment.column) in used:
            continue
        lines = reading.block_from(segment, limit=9)
        if not any(looks_like_address_line(line.text) for line in lines[1:]):
            continue
        block = block_of(reading, lines)
        if block and block.address:
            used |= {(line.row, line.column) for line in lines}
            blocks.append(block)
    return blocks


def block_of(reading: Reading, lines: Sequence[Segment]) -> AddressBlock | None:
    """The name is the first line that may be one; the address ends with its last likely line."""
    named = [
        at
        for at, line in enumerate(lines)
        if _may_name_block(line.text) and not _has_colon_beside(reading, line)
    ]
    if not named:
        return None
    first = named[0]
    if len(named) > 1 and is_attention(lines[first].text):
        first = named[1]
    likely = [at for at in range(first + 1, len(lines)) if looks_like_address_line(lines[at].text)]
    if likely and likely[0] - first > 4:
        return None
    if not likely:
        return AddressBlock(name_in(lines[first]), ())
    begin = _begin_of_address(lines, first + 1, likely[0])
    return AddressBlock(name_in(lines[first]), tuple(lines[begin : _end_of_address(lines, likely)]))


def _has_colon_beside(reading: Reading, line: Segment) -> bool:
    """Whether the line is a label whose colon stands in the next column."""
    return any(other.text.startswith(":") for other in reading.right_of(line)[:1])


def name_in(segment: Segment, start: int = 0) -> NameAt:
    """The whole rest of the segment as a name, without titles."""
    # A mail address may follow: `Tom Client <tom@shop.example>`.
    text = segment.text[start:].partition("<")[0] or segment.text[start:]
    name = without_title(text.strip(" ,;:-")) or text.strip()
    begin = start + text.index(name)
    return NameAt(segment, Found(begin, begin + len(name), name))


def sender_lines(reading: Reading, page: int) -> Iterator[SenderLine]:
    """Lines that hold a name and a town, parted by dots, dashes or commas."""
    for segment in reading.on_page(page):
        pieces = _pieces(segment.text)
        if _is_sender_line(pieces):
            start = segment.text.index(pieces[0])
            name = NameAt(segment, Found(start, start + len(pieces[0]), pieces[0]))
            yield SenderLine(name, address_among(pieces[1:]))


def address_among(pieces: Sequence[str]) -> str:
    """The pieces from the first to the last that look like an address."""
    likely = [at for at, piece in enumerate(pieces) if looks_like_address_line(piece)]
    return ", ".join(pieces[likely[0] : likely[-1] + 1]) if likely else ""


def unnamed_address(lines: Sequence[Segment]) -> tuple[Segment, ...]:
    """The address at the start of a block without a name, as beside a logo."""
    likely = [at for at, line in enumerate(lines) if looks_like_address_line(line.text)]
    has_town = any(is_town_line(lines[at].text) for at in likely)
    if not has_town or likely[0] != 0:
        return ()
    return tuple(lines[: _end_of_address(lines, likely)])


def address_in_line(text: str) -> str:
    """The address in a line such as `9 Orchard Rise, Ludlow SY8 1XR · 01584 555 0162`."""
    pieces = _pieces(text)
    towns = [at for at, piece in enumerate(pieces) if is_town_line(piece)]
    if not towns:
        return ""
    return ", ".join(piece for piece in pieces[: towns[-1] + 1] if "@" not in piece)


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in _SEPARATOR.split(text) if piece.strip()]


def _is_sender_line(pieces: Sequence[str]) -> bool:
    """Three pieces or more: a name, and among the others a town."""
    if len(pieces) < 3 or not could_be_name(pieces[0]) or pieces[0][:1].isdigit():
        return False
    return any(is_town_line(piece) for piece in pieces[1:])


def _may_name_block(text: str) -> bool:
    """No house number in front, and no line that holds name and address in one."""
    return could_be_name(text) and not text[:1].isdigit() and not _is_sender_line(_pieces(text))


def _begin_of_address(lines: Sequence[Segment], first: int, likely: int) -> int:
    """Lines with a number, or too long for a person's name, belong to the address below them."""
    for at in range(first, likely):
        text = lines[at].text
        is_person = without_title(text) != text or len(text.split()) <= 3
        if any(letter.isdigit() for letter in text) or not is_person:
            return at
    return likely


def _end_of_address(lines: Sequence[Segment], likely: Sequence[int]) -> int:
    """Behind the last likely line that follows the first without two others between."""
    end = likely[0]
    for at in likely[1:]:
        if at - end > 2:
            break
        end = at
    return min(end + 1, len(lines))
