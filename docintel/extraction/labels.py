"""Find printed labels such as `Invoice no.` in a line, forgiving what OCR makes of them.

The only file that imports rapidfuzz.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.core.page import Origin
from docintel.core.squash import squash
from docintel.extraction.reading import Reading, Segment

#: Letters that run into digits (Total14.10) are a word of their own from this length on.
_TOKEN = re.compile(r"[^\W\d_]{5,}(?=\d)|[^\W_]+")
_MAX_WORDS = 8
#: Captions of forms and identity cards are numbered: `3. Date of birth`, `Surname (1)`.
_BEFORE_LABEL = re.compile(r"[\W_]*(?:\d{1,2}[a-d]?[.)][\W_]*)?")
_NUMBER_BEHIND = re.compile(r"\(\d{1,2}[a-d]?\)\W*$")
#: What stands between a label and the same one in another language.
_OR = re.compile(r"\s*[/|\u00b7\u2022(]\s*")
#: In shorter words one letter makes another word.
_SHORTEST_FORGIVEN = 5
#: Words that tie a label to the one before it.
_QUALIFIERS = frozenset(
    {
        *("incl", "including", "inclusive", "inc", "excl", "excluding", "exclusive", "exc", "ex"),
        *("with", "without", "before", "of", "plus", "inkl", "einschl", "mit", "exkl", "ohne"),
        *("vor", "zzgl", "inclus", "incluse", "hors", "sans", "con", "sin"),
        *("inclusa", "esclusa", "senza", "inclusief", "exclusief", "zonder", "met"),
    }
)


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label at `segment.text[start:end]` and the fields it may announce (none: a decoy).

    `exact` is False where letters had to be forgiven.
    """

    segment: Segment
    start: int
    end: int
    label: str
    names: tuple[str, ...]
    exact: bool

    @property
    def leads(self) -> bool:
        """Whether the label stands at the start of its segment, or behind its number there."""
        return bool(_BEFORE_LABEL.fullmatch(self.segment.text[: self.start]))

    @property
    def is_alone(self) -> bool:
        """Whether the segment holds nothing but the label, and what it is in other languages."""
        return self.leads and _says_nothing(self.segment.text[self.end :])

    @property
    def has_colon(self) -> bool:
        return bool(re.match(r"[^\w]{0,3}:", self.segment.text[self.end :]))


@dataclass(frozen=True)
class Labels:
    """The labels of a document in reading order, and which of them stand in a segment."""

    hits: tuple[LabelHit, ...]

    def __iter__(self) -> Iterator[LabelHit]:
        return iter(self.hits)

    def of(self, segment: Segment) -> Sequence[LabelHit]:
        """Those in the segment, from left to right."""
        return self._by_place.get((segment.row, segment.column), ())

    @cached_property
    def _by_place(self) -> Mapping[tuple[int, int], list[LabelHit]]:
        found: dict[tuple[int, int], list[LabelHit]] = {}
        for hit in self.hits:
            found.setdefault((hit.segment.row, hit.segment.column), []).append(hit)
        return found


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Squashed labels, each with the names of the fields that it announces.

    There is one of each kind for a type; it is equal to itself alone.
    """

    names: Mapping[str, tuple[str, ...]]

    @cached_property
    def longest(self) -> int:
        """Letters of the longest label, with the two that may be misread."""
        return max(map(len, self.names), default=0) + 2

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """All that a label begins with, from nothing to the whole label."""
        return frozenset(label[:end] for label in self.names for end in range(len(label) + 1))

    def forgiving(self, squashed: str) -> str | None:
        """The label that this is a misreading of: one letter in five, two from nine on."""
        if not (like := self._like.get(len(squashed))):
            return None
        limit = 1 if len(squashed) < 9 else 2
        # Most of what is looked up on a page of numbers is figures, and hardly a label has any.
        if sum(map(str.isdigit, squashed)) > self._most_digits + limit:
            return None
        found = process.extractOne(
            squashed,
            like,
            scorer=Levenshtein.distance,
            score_cutoff=limit,
        )
        return found[0] if found else None

    @cached_property
    def _most_digits(self) -> int:
        return max((sum(map(str.isdigit, label)) for label in self.names), default=0)

    @cached_property
    def _like(self) -> Mapping[int, tuple[str, ...]]:
        """By the length of a text, the labels that two letters more or less could make of it."""
        labels = [label for label in self.names if len(label) >= _SHORTEST_FORGIVEN]
        return {
            length: tuple(label for label in labels if abs(len(label) - length) <= 2)
            for length in range(_SHORTEST_FORGIVEN, self.longest + 1)
        }


@cache
def field_vocabulary(document_type: DocumentType) -> Vocabulary:
    """What may announce a field of this type."""
    return _vocabulary(document_type.fields, document_type.decoys)


@cache
def column_vocabulary(document_type: DocumentType) -> Vocabulary:
    """What may head a column of this type."""
    return _vocabulary(document_type.columns, ())


# Rules for fields and for line items ask for the same ones.
@lru_cache(maxsize=2)
def find_labels(reading: Reading, vocabulary: Vocabulary) -> Labels:
    """Every label in the document, the longest where several overlap."""
    return Labels(
        tuple(hit for segment in reading.segments for hit in labels_in(segment, vocabulary))
    )


def labels_in(segment: Segment, vocabulary: Vocabulary) -> list[LabelHit]:
    """The labels in one segment, from left to right, never overlapping."""
    hits = sorted(
        _all_hits(segment, vocabulary), key=lambda hit: (not hit.exact, -len(hit.label), hit.start)
    )
    if not hits:
        return []
    kept: list[LabelHit] = []
    for hit in hits:
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    in_order = sorted(kept, key=lambda hit: hit.start)
    own = [hit for at, hit in enumerate(in_order) if not (at and _only_qualifies(hit))]
    return _in_one_language(own)


def _in_one_language(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """The labels, those that say one thing in several languages as one: `Date / Datum`."""
    found: list[LabelHit] = []
    for hit in hits:
        last = found[-1] if found else None
        if (
            last
            and last.names == hit.names
            and _OR.fullmatch(hit.segment.text[last.end : hit.start])
        ):
            longer = max(last, hit, key=lambda one: len(one.label))
            found[-1] = replace(longer, start=last.start, end=hit.end)
        else:
            found.append(hit)
    return found


def _says_nothing(behind: str) -> bool:
    """Whether what stands behind a label is at most its number, or the label in other languages."""
    rest = _NUMBER_BEHIND.sub("", behind)
    if rest.lstrip().startswith("/"):
        return not any(letter.isdigit() or letter == ":" for letter in rest)
    return not any(letter.isalnum() for letter in rest)


def _only_qualifies(hit: LabelHit) -> bool:
    """Whether the label belongs to the one before it: the VAT in `Total (incl. VAT)`."""
    before = _TOKEN.findall(hit.segment.text[: hit.start])
    return bool(before) and squash(before[-1]) in _QUALIFIERS


def _vocabulary(fields: Iterable[FieldSpec], decoys: Iterable[str]) -> Vocabulary:
    names: dict[str, tuple[str, ...]] = {squash(decoy): () for decoy in decoys}
    for field in fields:
        for label in field.all_labels:
            key = squash(label)
            if field.name not in names.get(key, ()):
                names[key] = (*names.get(key, ()), field.name)
    return Vocabulary(names)


def _all_hits(segment: Segment, vocabulary: Vocabulary) -> Iterator[LabelHit]:
    names, longest = vocabulary.names, vocabulary.longest
    is_read = segment.source is not Origin.TEXT_LAYER
    tokens = [(one.start(), one.end(), squash(one[0])) for one in _TOKEN.finditer(segment.text)]
    for first, (start, _, _) in enumerate(tokens):
        squashed = ""
        for _, end, token in tokens[first : first + _MAX_WORDS]:
            squashed += token
            if len(squashed) > longest or not (is_read or squashed in vocabulary.beginnings):
                break
            if squashed in names:
                yield LabelHit(segment, start, end, squashed, names[squashed], exact=True)
            elif is_read and (label := vocabulary.forgiving(squashed)):
                yield LabelHit(segment, start, end, label, names[label], exact=False)
