"""Turn a model's scores of the words of a document into candidates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docintel.core.document import Candidate, Document
from docintel.core.document_type import FREE_KINDS, DocumentType
from docintel.extraction.day_order import is_day_first
from docintel.extraction.decoding.blocks import several_values, text_values
from docintel.extraction.decoding.cells import cells_of
from docintel.extraction.decoding.items import MarkedItem, items_of
from docintel.extraction.decoding.parsed import parsed_values
from docintel.extraction.decoding.placed import PlacedValue, supported
from docintel.extraction.decoding.row_numbers import number
from docintel.extraction.decoding.scored import ScoredReading, Scores, scored
from docintel.extraction.decoding.targets import Target, targets
from docintel.extraction.reading import read

#: Words below it are not looked at, and values below it are not proposed.
_LEAST = 0.03
#: The most values of one field that are proposed.
_MOST_VALUES = 6
#: Roles of fields that hold all names there are.
_SEVERAL = frozenset({"parties"})
#: Cells an item has at least; one number alone is no item.
_LEAST_CELLS = 2


@dataclass(frozen=True)
class Model:
    """What a model says of a document: an array of (words, labels) a page.

    `names` turns its labels into our fields, `voter` is what its candidates are signed with.
    """

    voter: str
    labels: Sequence[str]
    pages: Sequence[Scores]
    names: Mapping[str, str] = field(default_factory=dict)


def with_candidates(document: Document, own: DocumentType, model: Model) -> tuple[Candidate, ...]:
    """The document's candidates and the model's, their line items in rows of one numbering."""
    reading = read(document)
    known = document.candidates
    found = targets(model.labels, own, model.names)
    if not reading.rows or not found:
        return known
    words = scored(reading, model.pages)
    day_first = is_day_first(reading.text)
    fields = [target for target in found if not target.is_column]
    columns = [target for target in found if target.is_column]
    headers = tuple(_headers(words, fields, day_first, model.voter))
    items = _items(words, columns, day_first)
    if not headers and not items:
        return known
    rows = number(known, items)
    return (
        *rows.renumbered(known),
        *headers,
        *_cells(items, rows.new, model.voter),
    )


def _headers(
    words: ScoredReading, fields: Sequence[Target], day_first: bool, voter: str
) -> Iterator[Candidate]:
    for target in fields:
        values = [one for one in _values(words, target, day_first) if one.likely >= _LEAST]
        for value in supported(target.spec.kind, values)[:_MOST_VALUES]:
            yield value.candidate(target.spec.name, voter)


def _values(words: ScoredReading, target: Target, day_first: bool) -> Iterator[PlacedValue]:
    marked = list(words.marked(target.labels, _LEAST))
    if target.spec.learned_as in _SEVERAL:
        yield from several_values(target.spec.kind, marked)
        return
    if target.spec.kind in FREE_KINDS:
        yield from text_values(target.spec.kind, marked)
        return
    for one in marked:
        yield from parsed_values(target.spec, one, day_first)


def _items(words: ScoredReading, columns: Sequence[Target], day_first: bool) -> list[MarkedItem]:
    cells = [
        cell
        for column in columns
        for cell in cells_of(column.spec, list(words.marked(column.labels, _LEAST)), day_first)
    ]
    items = items_of(cells)
    return [one for one in items if one.has_number and len(one.cells) >= _LEAST_CELLS]


def _cells(
    items: Sequence[MarkedItem], numbers: Sequence[int | None], voter: str
) -> Iterator[Candidate]:
    for item, row in zip(items, numbers, strict=True):
        if row is not None:
            for name, value in item.values().items():
                yield value.candidate(name, voter, row)
