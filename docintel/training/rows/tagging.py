"""Mark the words of a document that say its labelled values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docintel.core.document import Document
from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.core.page import Word
from docintel.extraction.reading import Reading, Segment, read
from docintel.training.example import Tag
from docintel.training.rows.printed_values import MEASURED, PrintedValues, choose, printed_values
from docintel.training.rows.stream import Match, Stream, stream_of

#: Share of a text's letters that must be found. Addresses are re-joined and shortened by labellers.
_LEAST = {Kind.ADDRESS: 0.7, Kind.NAME: 0.75, Kind.TEXT: 0.8}
#: One misread letter makes another number of a document.
_LEAST_OF_CODES = 0.9
_SURE = 0.97


@dataclass
class Tags:
    """What words were found to say; the first to claim a word keeps it."""

    found: dict[int, Tag] = field(default_factory=dict)

    def mark(self, name: str, words: Iterable[Word]) -> bool:
        """Whether any word was still free."""
        free = [word for word in words if id(word) not in self.found]
        for at, word in enumerate(free):
            self.found[id(word)] = (name, at == 0)
        return bool(free)

    def mark_all(self, name: str, places: Sequence[Sequence[Word]]) -> bool:
        """Whether any word of any place was still free."""
        return sum(self.mark(name, words) for words in places) > 0

    def of(self, document: Document) -> tuple[tuple[Tag, ...], ...]:
        return tuple(
            tuple(self.found.get(id(word)) for word in page.words) for page in document.pages
        )


@dataclass(frozen=True)
class Tagger:
    """Finds the values of one document of a known type."""

    reading: Reading
    values: PrintedValues
    stream: Stream

    def tag(self, tags: Tags, spec: FieldSpec, value: str) -> bool:
        """Mark the value's words; False where the document does not show it."""
        if spec.kind in MEASURED:
            places = choose(spec, self.values.places(spec, value))
            return tags.mark_all(spec.name, [place.words for place in places])
        matches = list(self.stream.exact(value)) if _is_code(spec.kind) else []
        if matches:
            return tags.mark_all(spec.name, [match.words for match in matches])
        best = self._closest(value)
        if best is None or best.quality < _LEAST.get(spec.kind, _LEAST_OF_CODES):
            return False
        return tags.mark(spec.name, best.words)

    def _closest(self, value: str) -> Match | None:
        """In reading order, or else in a block of lines, where columns stand beside each other."""
        best = self.stream.closest(value)
        if best and best.quality >= _SURE:
            return best
        blocks = (_block(self.reading, segment) for segment in self.reading.segments)
        found = [match for block in blocks if (match := block.closest(value))]
        return max([*([best] if best else []), *found], key=_goodness, default=None)


def tagger(document: Document, document_type: DocumentType) -> Tagger:
    """Get ready to look for values of that type in the document."""
    reading = read(document)
    words = (word for segment in reading.segments for word in segment.line.words)
    return Tagger(reading, printed_values(reading, document_type), stream_of(words))


def tag_fields(
    found: Tagger, tags: Tags, specs: Sequence[FieldSpec], values: Mapping[str, str]
) -> list[str]:
    """Mark all values; returns the names of those that were not found.

    What has a form of its own goes first, since an address may hold a number that is also a code.
    """
    in_order = sorted(specs, key=lambda spec: spec.kind not in MEASURED)
    return [
        spec.name
        for spec in in_order
        if spec.name in values and not found.tag(tags, spec, values[spec.name])
    ]


def _is_code(kind: Kind) -> bool:
    return kind not in _LEAST


def _block(reading: Reading, segment: Segment) -> Stream:
    block = reading.block_from(segment)
    return stream_of(word for one in block for word in one.line.words)


def _goodness(match: Match) -> tuple[float, int]:
    """The most letters, then the fewest words."""
    return round(match.quality, 2), -len(match.words)
