"""Let its neighbours decide what a doubtful character is: a digit among digits, else a letter.

A recogniser sees one crop and knows no words, so that it reads 4300O and Te1 where it saw the right
character nearly as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from docintel.core.page import OtherReading
from docintel.engines.ctc import ReadLine

#: How nearly it must have been read. A word may well end in a digit, a number holds no letter.
_LEAST_FOR_LETTER, _LEAST_FOR_DIGIT = 0.1, 0.02
_IN_NUMBER = re.compile(r"(?<=[0-9])[.,]")


def settle(line: ReadLine) -> ReadLine:
    """The line with such characters exchanged."""
    chosen: list[OtherReading] = []
    text = list(line.text)
    for index, other in _best_letters_or_digits(line):
        if _belongs(other.text, text, index) and not _belongs(text[index], text, index):
            chosen.append(other)
            text[index] = other.text
    return exchange(line, chosen)


def exchange(line: ReadLine, chosen: Sequence[OtherReading]) -> ReadLine:
    """The line with other readings of single characters; the first is an other reading now."""
    if not chosen:
        return line
    text = list(line.text)
    replaced = {}
    for other in chosen:
        at = other.start
        replaced[other] = OtherReading(at, at + 1, line.text[at], line.confidences[at])
        text[at] = other.text
    others = tuple(replaced.get(other, other) for other in line.others)
    return replace(line, text="".join(text), others=others)


def _best_letters_or_digits(line: ReadLine) -> Iterator[tuple[int, OtherReading]]:
    """For each doubtful character the likeliest other of the other class."""
    best: dict[int, OtherReading] = {}
    for other in line.others:
        if other.end - other.start != 1 or not _crosses(line.text[other.start], other.text):
            continue
        if other.probability < (_LEAST_FOR_DIGIT if other.text.isdigit() else _LEAST_FOR_LETTER):
            continue
        known = best.get(other.start)
        if known is None or other.probability > known.probability:
            best[other.start] = other
    yield from sorted(best.items())


def _crosses(one: str, other: str) -> bool:
    return (one.isdigit() and other.isalpha()) or (one.isalpha() and other.isdigit())


def _belongs(character: str, text: list[str], index: int) -> bool:
    """It is what stands on both sides, or where a word begins or ends, twice on the one side."""
    own = _class(character)
    before = _class(_IN_NUMBER.sub("", "".join(text[max(index - 3, 0) : index])))[::-1]
    after = _class("".join(text[index + 1 : index + 3]))
    if before[:1].strip() and after[:1].strip():
        return before[0] == after[0] == own
    return 2 * own in (before[:2], after)


def _class(text: str) -> str:
    """For each character, whether it is a digit, a letter, or neither."""
    return "".join("9" if one.isdigit() else "A" if one.isalpha() else " " for one in text)
