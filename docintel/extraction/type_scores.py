"""Score how well each document type fits, by the cues that its TOML file lists."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from statistics import median

from docintel.core.document_type import Cue, DocumentType, Where
from docintel.core.squash import squash
from docintel.errors import UnknownNameError
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.structure import SHAPES, shapes_of
from docintel.extraction.title_openings import TitleOpenings, openings_of, spaced

#: The most that words anywhere in the text may add: many weak cues are still weak.
_MOST_FROM_TEXT = 6.0
#: A title stands in the upper part of the first page, or is printed large.
_TITLE_DEPTH = 0.45
_LARGE = 1.35


@dataclass(frozen=True)
class Cues:
    """What a document shows that cues may ask for."""

    reading: Reading

    @cached_property
    def shapes(self) -> frozenset[str]:
        return shapes_of(self.reading)

    @cached_property
    def text(self) -> str:
        """Squashed words with blanks around each, so that whole words are found."""
        words = (squash(word) for word in _words(self.reading))
        return " " + " ".join(word for word in words if word) + " "

    @cached_property
    def titles(self) -> tuple[tuple[str, float], ...]:
        """Lines that may be a title, as spaced words, with a weight from 0.5 to 1.2."""
        heights = [segment.box.height for segment in self.reading.segments]
        usual = median(heights) if heights else 1.0
        return tuple(
            (spaced(segment.text), weight)
            for segment in self.reading.segments
            if (weight := self._title_weight(segment, usual))
        )

    @cached_property
    def openings(self) -> TitleOpenings:
        return openings_of(self.titles)

    def _title_weight(self, segment: Segment, usual: float) -> float:
        if segment.page != self.reading.pages[0].number or len(segment.text) > 70:
            return 0.0
        large = segment.box.height > _LARGE * usual
        early = self.reading.height(segment) < _TITLE_DEPTH
        if large:
            return 1.2 if early else 0.7
        return 0.7 if early else 0.0


def score_cues(cues: Cues, types: Iterable[DocumentType]) -> Mapping[str, float]:
    """A score for each type; what fits no cue scores 0."""
    return {document_type.name: sum(_by_where(cues, document_type)) for document_type in types}


def score_titles(cues: Cues, types: Iterable[DocumentType]) -> Mapping[str, float]:
    """How well a title fits each type: 1 for a large line that says no more, 0 for none."""
    return {one.name: max(_titles(cues, one), default=0.0) for one in types}


def choose(scores: Mapping[str, float], least: float = 3.0) -> tuple[str | None, float]:
    """The best type and its confidence; None where the score is weak or tied."""
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked:
        return None, 0.0
    (name, best), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    margin = best - max(second, 0.0)
    # Half certain at a margin of nothing, certain where both margin and score are high.
    confidence = (1 - math.exp(-max(best, 0.0) / 4)) / (1 + math.exp(-margin))
    if best < least or margin < 0.35:
        return None, confidence
    return name, min(confidence, 0.99)


def _by_where(cues: Cues, document_type: DocumentType) -> Iterable[float]:
    for cue in document_type.cues:
        if cue.where is Where.STRUCTURE:
            yield cue.weight * sum(word in cues.shapes for word in cue.words)
        elif cue.where is Where.TITLE:
            yield cue.weight * cues.openings.best(cue.words)
    texts = [cue for cue in document_type.cues if cue.where is Where.TEXT]
    yield min(sum(_in_text(cues, cue) for cue in texts), _MOST_FROM_TEXT)


def _titles(cues: Cues, document_type: DocumentType) -> Iterable[float]:
    asked = (cue for cue in document_type.cues if cue.where is Where.TITLE)
    return (cues.openings.best(cue.words) for cue in asked)


def check_shapes(document_type: DocumentType) -> None:
    """Raise UnknownNameError, with the shapes there are, for one that nobody can see."""
    cues = (cue for cue in document_type.cues if cue.where is Where.STRUCTURE)
    if unknown := sorted({word for cue in cues for word in cue.words} - set(SHAPES)):
        raise UnknownNameError(
            f"document type {document_type.origin}: cues: no shape named {', '.join(unknown)};"
            f" known: {', '.join(SHAPES)}"
        )


def _in_text(cues: Cues, cue: Cue) -> float:
    return cue.weight * sum(word in cues.text for word in _spaced(cue.words))


# Once for each cue of a type, not once a document.
@cache
def _spaced(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(spaced, words))


def _words(reading: Reading) -> Iterable[str]:
    text = reading.text.replace("-", " ").replace("'", " ").replace("/", " ")
    return text.split()
