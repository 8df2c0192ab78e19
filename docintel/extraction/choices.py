"""Read which of its listed values a field has, and find it where no label announces it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from statistics import median

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType, FieldSpec, Where
from docintel.core.squash import squash
from docintel.extraction.candidates import candidate
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

_TOKEN = re.compile(r"[^\W_]+")
_MOST_WORDS = 9
#: A title stands in the upper part of the first page, or is printed large.
_TITLE_DEPTH, _LARGE, _LONGEST_TITLE = 0.45, 1.35, 70
#: Confidence of a word in a title, large and not; of one in the text, and what each more adds.
_IN_LARGE, _IN_TITLE = 0.85, 0.6
_IN_TEXT, _EACH_MORE, _MOST_IN_TEXT = 0.5, 0.12, 0.85


def find_choices(spec: FieldSpec, text: str) -> list[Found]:
    """The values whose words stand in the text, in its order, the longest words first."""
    words = _words(spec)
    tokens = list(_TOKEN.finditer(text))
    squashed = [squash(token.group()) for token in tokens]
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        count, value = _at(squashed[at : at + _MOST_WORDS], words)
        if value:
            found.append(Found(tokens[at].start(), tokens[at + count - 1].end(), value))
        at += count
    return found


def propose_choices(reading: Reading, document_type: DocumentType) -> Iterator[Candidate]:
    """Candidates for the fields whose words may stand in a title or anywhere in the text."""
    for field in document_type.fields:
        if field.where is Where.TITLE:
            yield from _in_titles(reading, field)
        elif field.where is Where.TEXT:
            yield from _in_text(reading, field)


def _in_titles(reading: Reading, field: FieldSpec) -> Iterator[Candidate]:
    usual = median(segment.box.height for segment in reading.segments)
    best: dict[str, float] = {}
    for segment in reading.on_page(reading.pages[0].number):
        large = segment.box.height > _LARGE * usual
        if len(segment.text) > _LONGEST_TITLE or not (
            large or reading.height(segment) < _TITLE_DEPTH
        ):
            continue
        for found in find_choices(field, segment.text)[:1]:
            sure = _IN_LARGE if large else _IN_TITLE
            # A value that is named again and again is no surer for it.
            if sure > best.get(found.value, 0.0):
                best[found.value] = sure
                yield candidate(field.name, segment, found, sure)


def _in_text(reading: Reading, field: FieldSpec) -> Iterator[Candidate]:
    """Each value at the first of its words; the more different words, the surer."""
    places: dict[str, dict[str, tuple[Segment, Found]]] = {}
    for segment in reading.segments:
        for found in find_choices(field, segment.text):
            word = squash(segment.text[found.start : found.end])
            places.setdefault(found.value, {}).setdefault(word, (segment, found))
    for by_word in places.values():
        segment, found = next(iter(by_word.values()))
        sure = min(_IN_TEXT + _EACH_MORE * (len(by_word) - 1), _MOST_IN_TEXT)
        yield candidate(field.name, segment, found, sure)


def _at(tokens: list[str], words: Mapping[str, str]) -> tuple[int, str]:
    """How many of the first tokens make up a word, and its value; one and nothing for none."""
    for count in range(len(tokens), 0, -1):
        if value := words.get("".join(tokens[:count])):
            return count, value
    return 1, ""


@cache
def _words(spec: FieldSpec) -> Mapping[str, str]:
    """Values by their squashed words, of which the value itself is one."""
    named = {squash(choice.value): choice.value for choice in spec.choices}
    return named | {squash(word): one.value for one in spec.choices for word in one.words}
