"""Read number and date out of a heading such as `Rechnung Nr. 4711 vom 13.06.2018`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType, FieldSpec, Kind, Where
from docintel.core.squash import squash
from docintel.extraction.candidates import candidate
from docintel.extraction.labels import LabelHit, Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found, find_values

_NUMBER_MARK = re.compile(
    r"(?:#|\b(?:nr|no|number|nummer|num[eé]ro|num|n)\b\.?|n[°º])\s*:?\s*", re.IGNORECASE
)
#: What joins the number and the date of a heading.
_DATED = re.compile(
    r"^[\s,]*(?:vom|von|dated|du|of|del|from|van|on|date|datum|d\.d\.|/|-)?\s*:?\s*$", re.IGNORECASE
)
_NUMBER, _DATE = 0.91, 0.91
_LONGEST = 110


def propose_from_heading(
    reading: Reading,
    labels: Labels,
    document_type: DocumentType,
    day_first: bool,
) -> Iterator[Candidate]:
    """Candidates for the first core number and the date of the type."""
    number = _first_core(document_type, Kind.IDENTIFIER)
    date = own_date(document_type)
    titles = _first_words(document_type)
    for segment in reading.segments:
        start = _after_title(segment, titles)
        if start is None or _names_another(segment, labels, number):
            continue
        found = _number(segment, start)
        if found and number:
            yield candidate(number.name, segment, found, _NUMBER * found.certainty)
        for dated in _date(segment, found.end if found else start, day_first):
            if date:
                yield candidate(date.name, segment, dated, _DATE * dated.certainty)


def own_date(document_type: DocumentType) -> FieldSpec | None:
    """The date of the document itself, else the first core one."""
    return document_type.field("date") or _first_core(document_type, Kind.DATE)


def _first_core(document_type: DocumentType, kind: Kind) -> FieldSpec | None:
    return next(
        (field for field in document_type.fields if field.core and field.kind is kind), None
    )


def _after_title(segment: Segment, titles: frozenset[str]) -> int | None:
    """Where the rest of the line begins, behind a first word that names the type."""
    words = segment.text.split()
    if not words or len(segment.text) > _LONGEST:
        return None
    first = squash(words[0])
    return len(words[0]) if first in titles and len(first) > 3 else None


def _first_words(document_type: DocumentType) -> frozenset[str]:
    """What the titles of the type begin with."""
    titles = (cue for cue in document_type.cues if cue.where is Where.TITLE)
    return frozenset(squash(word.split()[0]) for cue in titles for word in cue.words)


def _names_another(
    segment: Segment,
    labels: Labels,
    number: FieldSpec | None,
) -> bool:
    """Whether the line is about something else too: `Rechnung gemäß Bestellung Nr. 12`."""
    own = labels.of(segment)
    return any(
        hit.names and number is not None and number.name not in hit.names
        for hit in own
        if not _is_date_word(hit)
    )


def _is_date_word(hit: LabelHit) -> bool:
    return all("date" in name for name in hit.names)


def _number(segment: Segment, start: int) -> Found | None:
    mark = _NUMBER_MARK.search(segment.text, start)
    begin = mark.end() if mark else start
    found = find_values(Kind.IDENTIFIER, segment.text[begin:])
    if not found or found[0].start > 1:
        return None
    return found[0].moved(begin)


def _date(segment: Segment, start: int, day_first: bool) -> list[Found]:
    """The date that follows directly, or behind a word such as `vom`."""
    rest = segment.text[start:]
    return [
        one.moved(start)
        for one in find_values(Kind.DATE, rest, day_first)[:1]
        if _DATED.match(rest[: one.start])
    ]
