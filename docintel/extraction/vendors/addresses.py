"""Find a known address on the pages by its words, in whatever order and lines they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from docintel.core.vendor_keys import folded
from docintel.extraction.reading import Segment
from docintel.extraction.vendors.stretch import Stretch

#: An address runs over so many rows at most; this share of its letters must be there.
_ROWS, _LEAST = 6, 0.7
#: And this share, word by word, without a misread letter.
_LEAST_READ_WELL = 0.35
#: A line with less of it than so many letters is of something else.
_LEAST_OF_LINE = 4
_SAME_WORD, _SHORT = 75.0, 4
_WORD = re.compile(r"[^\s,;.|]+")


@dataclass(frozen=True, slots=True)
class FoundAddress:
    """The words of the address that were found, line by line, and what share of it they are."""

    stretches: tuple[Stretch, ...]
    agreement: float


@dataclass(frozen=True, slots=True)
class _Hit:
    """A printed word that is a word of the address."""

    row: int
    wanted: int
    stretch: Stretch


#: The places of each word on the pages, by the word as it is compared.
Words = Mapping[str, Sequence[Stretch]]


def printed_words(segments: Iterable[Segment]) -> Words:
    """The words of these lines, as addresses are looked for among them."""
    found: dict[str, list[Stretch]] = {}
    for segment in segments:
        for match in _WORD.finditer(segment.text):
            found.setdefault(folded(match.group()), []).append(Stretch(segment, *match.span()))
    return found


def find_address(address: str, printed: Words) -> FoundAddress | None:
    """Where most of the words of the address stand together."""
    words = (folded(match.group()) for match in _WORD.finditer(address))
    wanted = [word for word in dict.fromkeys(words) if word]
    length = sum(map(len, wanted))
    read_well = sum(len(word) for word in wanted if word in printed)
    # Asked of everybody whose name may be there: no address is misread in most of its words.
    if length < 2 * _SHORT or read_well < _LEAST_READ_WELL * length:
        return None
    hits = sorted(_hits(wanted, printed), key=lambda hit: hit.row)
    best: FoundAddress | None = None
    for first in {hit.row: hit for hit in hits}.values():
        page = first.stretch.segment.page
        near = [
            hit
            for hit in hits
            if first.row <= hit.row < first.row + _ROWS and hit.stretch.segment.page == page
        ]
        stretches, found = _together(near, wanted)
        if found >= _LEAST * length and (best is None or found / length > best.agreement):
            best = FoundAddress(stretches, found / length)
    return best


def _together(hits: Sequence[_Hit], wanted: Sequence[str]) -> tuple[tuple[Stretch, ...], int]:
    """The lines that hold the address once, and how many of its letters they hold."""
    lines: dict[tuple[int, int], list[_Hit]] = {}
    for hit in hits:
        lines.setdefault((hit.row, hit.stretch.segment.column), []).append(hit)
    kept: dict[tuple[int, int], list[_Hit]] = {}
    found: set[int] = set()
    for place, line in sorted(lines.items(), key=lambda pair: -_letters(pair[1], wanted)):
        held = {hit.wanted for hit in line}
        if _letters(line, wanted) >= _LEAST_OF_LINE and not held <= found:
            found |= held
            kept[place] = line
    stretches = tuple(_joined(line) for _, line in sorted(kept.items()))
    return stretches, sum(len(wanted[at]) for at in found)


def _letters(line: Sequence[_Hit], wanted: Sequence[str]) -> int:
    return sum(len(wanted[at]) for at in {hit.wanted for hit in line})


def _joined(line: Sequence[_Hit]) -> Stretch:
    """From the first to the last word of the address in its line."""
    places = [hit.stretch for hit in line]
    start, end = min(one.start for one in places), max(one.end for one in places)
    return Stretch(places[0].segment, start, end)


def _hits(wanted: Sequence[str], printed: Words) -> Iterator[_Hit]:
    for word, places in printed.items():
        at = next((at for at, one in enumerate(wanted) if _same(word, one)), None)
        if at is not None:
            yield from (_Hit(place.segment.row, at, place) for place in places)


def _same(printed: str, word: str) -> bool:
    if printed == word:
        return True
    is_short = min(len(printed), len(word)) < _SHORT
    return not is_short and fuzz.ratio(printed, word) >= _SAME_WORD
