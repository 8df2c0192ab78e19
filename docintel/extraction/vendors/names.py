"""Find a known name on the pages although letters of it were misread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from docintel.core.vendor_keys import core_name, folded, is_legal_form
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.vendors.stretch import Stretch, text_of

#: How much of a name must agree, from 0 to 1; short ones have to agree in every letter.
_LEAST, _SHORT = 0.84, 6


@dataclass(frozen=True, slots=True)
class FoundName:
    """The name as printed, over one line or two, and how far it agrees."""

    stretches: tuple[Stretch, ...]
    agreement: float


def find_name(name: str, near: Iterable[Segment], reading: Reading) -> FoundName | None:
    """The place among these segments, or running on below them, that agrees best with the name."""
    wanted = core_name(name)
    if not wanted:
        return None
    found = [
        match
        for segment in near
        for lines in _ways_to_read(segment, reading)
        if (match := _in_lines(wanted, lines))
    ]
    return max(found, key=lambda one: (one.agreement, -len(one.stretches)), default=None)


def _ways_to_read(segment: Segment, reading: Reading) -> Iterator[Sequence[Segment]]:
    """The line alone, and with the next one: long names are broken."""
    yield (segment,)
    below = next(reading.below(segment), None)
    if below is not None:
        yield (segment, below)


def _in_lines(wanted: str, lines: Sequence[Segment]) -> FoundName | None:
    letters = [
        (line, at, letter)
        for line in lines
        for at, printed in enumerate(line.text)
        for letter in folded(printed)
    ]
    text = "".join(letter for _, _, letter in letters)
    if len(text) < len(wanted) * _LEAST:
        return None
    least = 100.0 if len(wanted) < _SHORT else 100 * _LEAST
    match = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=least)
    if match is None or match.dest_start == match.dest_end:
        return None
    touched = letters[match.dest_start : match.dest_end]
    if len(lines) > 1 and touched[-1][0] is lines[0]:
        return None
    stretches = tuple(_whole_words(line, touched) for line in lines if _touches(line, touched))
    # A name inside of longer words is another word.
    agreement = fuzz.ratio(wanted, core_name(text_of(stretches)))
    return FoundName(stretches, agreement / 100) if agreement >= least else None


def _touches(line: Segment, touched: Sequence[tuple[Segment, int, str]]) -> bool:
    return any(one is line for one, _, _ in touched)


def _whole_words(line: Segment, touched: Sequence[tuple[Segment, int, str]]) -> Stretch:
    """The words of the line that hold these letters, with the legal form behind them."""
    places = [at for one, at, _ in touched if one is line]
    start = line.text.rfind(" ", 0, places[0]) + 1
    end = _end_of_word(line.text, places[-1])
    while end < len(line.text) and is_legal_form(line.text[end : _end_of_word(line.text, end + 1)]):
        end = _end_of_word(line.text, end + 1)
    return Stretch(line, start, end)


def _end_of_word(text: str, at: int) -> int:
    end = text.find(" ", at)
    return len(text) if end < 0 else end
