"""Propose the title of a contract or form: the most prominent line near the top."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType, Where
from docintel.core.squash import squash
from docintel.extraction.candidates import candidate
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

_TOP = 0.35


def propose_title(reading: Reading, document_type: DocumentType) -> Iterator[Candidate]:
    """The largest early line; a line with a word of the type's titles before any other."""
    early = [
        segment
        for segment in reading.segments
        if segment.page == reading.pages[0].number
        and reading.height(segment) < _TOP
        and sum(letter.isalpha() for letter in segment.text) >= 4
        and len(segment.text) < 100
    ]
    words = {
        squash(word) for cue in document_type.cues if cue.where is Where.TITLE for word in cue.words
    }
    ranked = sorted(early, key=lambda segment: -_prominence(segment, words))
    for segment, confidence in zip(ranked, (0.75, 0.25), strict=False):
        text = segment.text.strip()
        start = segment.text.index(text)
        yield candidate("title", segment, Found(start, start + len(text), text), confidence)


def _prominence(segment: Segment, words: set[str]) -> float:
    squashed = squash(segment.text)
    named = any(word in squashed for word in words if len(word) > 3)
    return segment.box.height * (1.6 if named else 1.0) * (1.1 if segment.text.isupper() else 1.0)
