"""Find where a labelled value is printed, by what it means and by the labels beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.core.page import Word
from docintel.core.squash import squash
from docintel.evaluation.normal_form import normal_form
from docintel.extraction.day_order import is_day_first
from docintel.extraction.labels import LabelHit, Labels, field_vocabulary, find_labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import find_values

#: Kinds whose values are compared by what they mean.
MEASURED = frozenset(
    {Kind.DATE, Kind.TIME, Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.PHONE, Kind.EMAIL}
)
#: How many rows further up the head of a column may stand.
_HEAD_ABOVE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Words that say a value, and whose label stands in their row, or only above them.

    `said` is None where no label does, and empty where one does that belongs to no field.
    """

    words: tuple[Word, ...]
    segment: Segment
    said: tuple[str, ...] | None
    is_below_label: bool
    words_beside: frozenset[str]


@dataclass(frozen=True)
class PrintedValues:
    """Looks for values in one document."""

    reading: Reading
    labels: Labels
    day_first: bool

    def places(self, spec: FieldSpec, value: str) -> list[Place]:
        """Every place that says the value, in reading order."""
        expected = normal_form(value, spec.kind)
        found = []
        for segment in self.reading.segments:
            for one in find_values(spec.kind, segment.text, self.day_first):
                printed = segment.text[one.start : one.end]
                if expected in {normal_form(one.value, spec.kind), normal_form(printed, spec.kind)}:
                    words = segment.words(one.start, one.end)
                    found.append(self._place(segment, words, one.start))
        return found

    def _words_beside(self, segment: Segment) -> frozenset[str]:
        row = self.reading.rows[segment.row]
        return frozenset(squash(word.text) for one in row for word in one.line.words)

    def _place(self, segment: Segment, words: tuple[Word, ...], start: int) -> Place:
        beside = self._label_beside(segment, start)
        hit = beside or next(self._above(segment), None)
        said = hit.names if hit else None
        return Place(words, segment, said, beside is None, self._words_beside(segment))

    def _label_beside(self, segment: Segment, start: int) -> LabelHit | None:
        """The nearest label before the value in its row."""
        own = [hit for hit in self.labels.of(segment) if hit.end <= start]
        if own:
            return own[-1]
        for other in reversed(self.reading.rows[segment.row][: segment.column]):
            if hits := self.labels.of(other):
                return hits[-1]
        return None

    def _above(self, segment: Segment) -> Iterator[LabelHit]:
        for row in reversed(self.reading.rows[max(segment.row - _HEAD_ABOVE, 0) : segment.row]):
            for other in row:
                shared = min(segment.box.right, other.box.right) - max(
                    segment.box.left, other.box.left
                )
                if shared > 0 and other.page == segment.page:
                    yield from (hit for hit in self.labels.of(other) if hit.is_alone)


def printed_values(reading: Reading, document_type: DocumentType) -> PrintedValues:
    """Get ready to look for values of that type in what was read."""
    labels = find_labels(reading, field_vocabulary(document_type))
    return PrintedValues(reading, labels, is_day_first(reading.text))


def choose(spec: FieldSpec, places: Sequence[Place]) -> list[Place]:
    """The places that are the field's: at its own label, else at none, else at others'.

    Days are said in several places. A sum without its label is the one whose row has a word of its
    labels, else the lowest one, as the amount of a lone item may be the same.
    """
    own = [place for place in places if place.said is not None and spec.name in place.said]
    alone = [place for place in places if place.said is None]
    if spec.kind is not Kind.MONEY:
        return [*own, *alone] or list(places[:1])
    if beside := [place for place in own if not place.is_below_label]:
        return beside
    decoys = [place for place in places if place.said == ()]
    named = [place for place in places if place.words_beside & _label_words(spec)]
    return named[-1:] or own or alone[-1:] or decoys[-1:] or list(places[:1])


@cache
def _label_words(spec: FieldSpec) -> frozenset[str]:
    """Labels of one word, such as total."""
    return frozenset(squash(label) for label in spec.all_labels if " " not in label)
