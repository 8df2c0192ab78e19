"""Find the values in marked segments that a parser can read: dates, amounts, numbers, ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docintel.core.document_type import FieldSpec, Kind
from docintel.core.identifiers import find_vat_ids
from docintel.extraction.decoding.placed import Piece, PlacedValue
from docintel.extraction.decoding.scored import Marked
from docintel.extraction.spec_values import values_of
from docintel.extraction.values import Found

#: From where on a word may be the first of a value, and from where on it surely is part of one.
_MAY_BEGIN, _IS_PART = 0.15, 0.5
#: How much a marked neighbour that is left out speaks against a number.
_LEFT_OUT = 0.6
#: What parts a label and its number within one word: `No:4711`.
_GLUE = re.compile(r"[:#=]")
_DIGITS = re.compile(r"[-+(]?\d[\d.,'\u2019]*\)?")


def parsed_values(spec: FieldSpec, marked: Marked, day_first: bool) -> Iterator[PlacedValue]:
    """Every value of the field in the segment, with the mean probability of its words."""
    for found in _all_found(spec, marked, day_first):
        likely = marked.mean(found.start, found.end) * found.certainty
        if spec.kind is Kind.IDENTIFIER or spec.kind.is_numeric:
            likely *= 1 - _LEFT_OUT * _beside(spec.kind, marked, found)
        piece = Piece(marked.segment, found.start, found.end)
        yield PlacedValue(found.value, (piece,), likely)


def _all_found(spec: FieldSpec, marked: Marked, day_first: bool) -> list[Found]:
    """What the parser finds in the whole segment and from each marked word on; each place once."""
    text = marked.segment.text
    found = list(values_of(spec, text, day_first))
    for start, end in _stretches(spec.kind, marked):
        for one in values_of(spec, text[start:end], day_first):
            found.append(Found(one.start + start, one.end + start, one.value, one.certainty))
    if spec.kind is Kind.IDENTIFIER:
        found += _spread(marked)
    whole = [one for one in found if _is_whole(spec.kind, text[one.start : one.end])]
    found = [one for one in found if not any(_is_part(one, other) for other in whole)]
    return list({(one.start, one.end): one for one in found}.values())


def _is_whole(kind: Kind, printed: str) -> bool:
    """Whether no part of it is a value by itself: amounts, and tax ids that name their country."""
    return kind is Kind.MONEY or (kind is Kind.TAX_ID and bool(find_vat_ids(printed)))


def _is_part(one: Found, other: Found) -> bool:
    """Whether it is the rest of the other behind a blank: the 295.71 of `2 295,71`."""
    return one.value != other.value and other.start < one.start and one.end <= other.end


def _stretches(kind: Kind, marked: Marked) -> Iterator[tuple[int, int]]:
    """Where a marked word begins, or goes on behind a colon, to the end of the segment.

    A currency is looked for word by word, since it may stand beside an amount.
    """
    text = marked.segment.text
    words = zip(marked.starts, marked.segment.line.words, marked.likely, strict=True)
    for start, word, likely in words:
        if likely < _MAY_BEGIN:
            continue
        end = start + len(word.text)
        yield start, end if kind is Kind.CURRENCY else len(text)
        for glue in _GLUE.finditer(word.text[:-1]):
            yield start + glue.end(), end


def _spread(marked: Marked) -> Iterator[Found]:
    """Numbers that are printed with blanks: all words of a run that is surely marked."""
    for start, end in runs(marked, _IS_PART):
        printed = marked.segment.text[start:end].strip(" .,;:-#")
        if " " in printed and any(letter.isdigit() for letter in printed):
            begin = marked.segment.text.index(printed, start)
            yield Found(begin, begin + len(printed), printed.replace(" ", ""))


def runs(marked: Marked, least: float) -> Iterator[tuple[int, int]]:
    """Starts and ends, in the text, of words one after the other that all reach `least`."""
    start = end = None
    words = zip(marked.starts, marked.segment.line.words, marked.likely, strict=True)
    for begin, word, likely in words:
        if likely >= least:
            start = begin if start is None else start
            end = begin + len(word.text)
        elif start is not None and end is not None:
            yield start, end
            start = end = None
    if start is not None and end is not None:
        yield start, end


def _beside(kind: Kind, marked: Marked, found: Found) -> float:
    """The most likely of the two words around what was found: more than half a number, `73 545.11`,
    is left out with one of them. Beside an amount only digits are part of it."""
    before = after = 0.0
    words = zip(marked.starts, marked.segment.line.words, marked.likely, strict=True)
    for start, word, said in words:
        is_part = not kind.is_numeric or _DIGITS.fullmatch(word.text)
        likely = said if is_part else 0.0
        if start + len(word.text) <= found.start:
            before = likely
        elif start >= found.end:
            after = likely
            break
    return max(before, after)
