"""Divide the text of a page into sentences, and tell prose from the rest.

Lines of a page end where the paper ends, so they are joined first. Written for European
languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: A list item begins with a bullet, a number or a letter in brackets.
_BULLET = re.compile(r"(?:[\u2022\u25cf\u25aa\u00b7*>\u2013-]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s")
#: Short forms with a point that seldom end a sentence.
_ABBREVIATIONS = frozenset(
    (
        # titles
        *("mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "hr", "fr", "frl", "mme", "mlle"),
        *("mm", "sig", "sra", "srta", "dott", "ing", "dhr", "mevr", "mw"),
        # in running text
        *("no", "nr", "n\u00ba", "num", "n\u00fam", "abs", "ref", "tel", "fax", "str", "ca", "vgl"),
        *("bzw", "ggf", "inkl", "exkl", "zzgl", "usw", "evtl", "max", "min", "vs", "e.g", "i.e"),
        *("z.b", "d.h", "u.a", "z.hd", "i.d.r", "s.o", "s.u", "p.ex", "c.-\u00e0-d", "p.ej"),
        *("bijv", "d.w.z", "o.a", "t.a.v", "est", "approx", "vol", "fig", "pp", "cf", "al", "art"),
        # firms and streets
        *("inc", "ltd", "corp", "co", "plc", "bros", "dept", "av", "bd", "avda", "c.so"),
        # months
        *("jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec"),
        *("dez", "janv", "f\u00e9vr", "avr", "juil", "ene", "abr", "ago", "gen", "giu"),
        *("lug", "dic"),
    )
)
_BOUNDARY = re.compile(r"(?<=[.!?\u2026])([\"'\u201d\u2019\u00bb)\]]*)\s+(?=\S)")
_ENDS_SENTENCE = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019\u00bb)\]]*$")
#: Plain, soft, and what some OCR makes of one at the line end.
_HYPHENS = "-\u00ad\u00ac"
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")

#: A line is full when it reaches this share of the page's long lines; a paragraph's last is not.
_FULL = 0.6
#: Shape of a prose sentence: words, most of its characters in them, and some in lower case.
_MIN_WORDS, _MAX_WORDS = 5, 80
_MIN_LETTERS, _MIN_LOWER = 0.75, 0.6
_MIN_SMALL_WORDS = 3
#: A line of numbers and codes is of a table, and no sentence runs on from it.
_MIN_LETTERS_IN_LINE = 0.5
#: Share of a text's characters that prose takes in anything but a record.
_MIN_SHARE = 0.35


def sentences(text: str) -> list[str]:
    """The sentences of a text whose lines are broken anywhere, each on one line."""
    return [sentence for paragraph in paragraphs(text) for sentence in _divided(paragraph)]


def prose_sentences(text: str) -> list[str]:
    """The sentences that a person wrote as such: no addresses, headings, table rows or codes."""
    return [sentence for sentence in sentences(text) if is_prose(sentence)]


def mostly_prose(text: str) -> list[str]:
    """The prose of a letter, contract or report; nothing for a record such as an invoice.

    An invoice may carry a clause or two; what counts is the share of the characters.
    """
    prose = prose_sentences(text)
    solid = sum(len(word) for sentence in prose for word in sentence.split())
    return prose if solid >= _MIN_SHARE * sum(len(word) for word in text.split()) else []


def is_prose(sentence: str) -> bool:
    """Whether it looks like a written sentence: enough words, mostly letters, ended by a mark."""
    words = _WORD.findall(sentence)
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS or not _ENDS_SENTENCE.search(sentence):
        return False
    solid = [character for character in sentence if not character.isspace()]
    letters = sum(character.isalpha() for character in solid)
    lower = sum(character.islower() for character in solid)
    small_words = sum(word.islower() for word in words)
    return (
        letters >= _MIN_LETTERS * len(solid)
        and lower >= _MIN_LOWER * letters
        and small_words >= _MIN_SMALL_WORDS
    )


def paragraphs(text: str) -> list[str]:
    """Lines that run on joined into one, words that were divided at the line end made whole."""
    return [paragraph for block in re.split(r"\n\s*\n", text) for paragraph in _joined(block)]


def _joined(block: str) -> Iterator[str]:
    lines = [line.strip() for line in block.splitlines() if line.strip()]
    full = _FULL * _long_line(lines)
    paragraph = ""
    previous = ""
    for line in lines:
        if paragraph and _runs_on(previous, line, full):
            paragraph = _glued(paragraph, line)
        else:
            if paragraph:
                yield paragraph
            paragraph = line
        previous = line
    if paragraph:
        yield paragraph


def _long_line(lines: Sequence[str]) -> float:
    """Length of the long lines: nine in ten are no longer."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _runs_on(previous: str, line: str, full: float) -> bool:
    """Whether the sentence of the previous line goes on in this one."""
    if _BULLET.match(line) or _letters_share(previous) < _MIN_LETTERS_IN_LINE:
        return False
    if len(previous) < full:
        # A short line with a comma is a salutation.
        return line[0].islower() and not _ENDS_SENTENCE.search(previous) and previous[-1] != ","
    return True


def _letters_share(line: str) -> float:
    return sum(character.isalpha() for character in line) / len(line)


def _glued(paragraph: str, line: str) -> str:
    divided = len(paragraph) > 1 and paragraph[-1] in _HYPHENS and paragraph[-2].isalpha()
    if divided and line[0].islower() and not re.match(r"(?:und|oder|and|or|et|ou)\b", line):
        return paragraph[:-1] + line
    return f"{paragraph} {line}"


def _divided(paragraph: str) -> Iterator[str]:
    start = 0
    for mark in _BOUNDARY.finditer(paragraph):
        sentence = paragraph[start : mark.end(1)]
        if _really_ends(sentence, paragraph[mark.end() :]):
            yield sentence
            start = mark.end()
    yield paragraph[start:]


def _really_ends(sentence: str, rest: str) -> bool:
    """A point ends none behind a short form, an initial or a day, nor before a small letter."""
    if not sentence.endswith("."):
        return not rest[0].islower()
    last = sentence.rsplit(maxsplit=1)[-1].rstrip(".").lstrip("(\"'\u201c\u201e\u00ab")
    if rest[0].islower() or last.lower() in _ABBREVIATIONS:
        return False
    is_initial = len(last) == 1 and last.isalpha()
    is_ordinal = last.isdigit() and len(last) <= 2
    return not is_initial and not is_ordinal
