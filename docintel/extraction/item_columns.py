"""Find the header of a table of items: which column is where, by its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.core.geometry import Box, around
from docintel.extraction.labels import LabelHit, Vocabulary, column_vocabulary, labels_in
from docintel.extraction.reading import Reading, Segment

#: Share of a header's letters that the label must cover: `Price` heads a column, `Price list` not.
_COVERED = 0.55
#: Headers broken over lines stand within so many heights of each other.
_HEADER_HEIGHT = 2.6
_TELLING = {"description", "sku", "quantity"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by what it holds and where its header stands."""

    spec: FieldSpec
    box: Box


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table from left to right, and the last row that the header takes."""

    columns: tuple[Column, ...]
    first_row: int
    last_row: int


# Several ask for the headers of a document, one after the other.
@lru_cache(maxsize=2)
def find_headers(reading: Reading, document_type: DocumentType) -> tuple[Header, ...]:
    """Headers from top to bottom; a table that goes on has one on every page."""
    vocabulary = column_vocabulary(document_type)
    found: list[Header] = []
    for index, row in enumerate(reading.rows):
        if found and index <= found[-1].last_row:
            continue
        if sum(bool(_heads(segment, vocabulary)) for segment in row) < 2:
            continue
        header = _header_at(reading, index, document_type, vocabulary)
        if header and _is_complete(header, document_type):
            found.append(header)
    return tuple(found)


def header_rows(reading: Reading, document_type: DocumentType) -> set[int]:
    """The rows that head tables of items."""
    return {
        row
        for header in find_headers(reading, document_type)
        for row in range(header.first_row, header.last_row + 1)
    }


def _header_at(
    reading: Reading, index: int, document_type: DocumentType, vocabulary: Vocabulary
) -> Header | None:
    """The header around a row, with what stands in neighbouring rows above and below."""
    rows = [index, *_near_rows(reading, index)]
    columns: list[Column] = []
    last = index
    # Words that may head two columns wait until those that head only one are placed.
    for most_names in (1, 9):
        for at in rows:
            # Of two that could be the amount, the one on the right is.
            for segment in reversed(reading.rows[at]):
                for hit in reversed(_heads(segment, vocabulary)):
                    column = _column(hit, document_type, columns, most_names)
                    if column:
                        columns.append(column)
                        last = max(last, at)
    ordered = tuple(sorted(columns, key=lambda column: column.box.left))
    return Header(ordered, min(index, *rows), last) if ordered else None


def _near_rows(reading: Reading, index: int) -> Iterator[int]:
    anchor = reading.rows[index][0]
    for at in (index - 1, index + 1, index - 2, index + 2):
        if 0 <= at < len(reading.rows) and reading.rows[at][0].page == anchor.page:
            distance = abs(reading.rows[at][0].box.center[1] - anchor.box.center[1])
            has_digits = any(letter.isdigit() for part in reading.rows[at] for letter in part.text)
            if distance <= _HEADER_HEIGHT * anchor.box.height and not has_digits:
                yield at


def _column(
    hit: LabelHit, document_type: DocumentType, known: Sequence[Column], most_names: int
) -> Column | None:
    """The column that the label heads; a place or a name that is taken stays as it is."""
    if len(hit.names) > most_names:
        return None
    box = around(hit.segment.boxes(hit.start, hit.end))
    if any(_same_place(box, column.box) for column in known):
        return None
    spec = headed(hit.names, {column.spec.name for column in known}, document_type)
    return Column(spec, box) if spec else None


def headed(names: Sequence[str], taken: set[str], document_type: DocumentType) -> FieldSpec | None:
    """Of the columns that a label may head, the one that it heads where some are taken."""
    free = [name for name in names if name not in taken]
    # `Item` is the description where nothing else is, else the number of the article.
    return document_type.column("description" if "description" in free else next(iter(free), ""))


def _heads(segment: Segment, vocabulary: Vocabulary) -> list[LabelHit]:
    """The labels of a segment that is made of labels; none where other words prevail."""
    if any(map(str.isdigit, segment.text)):
        return []
    hits = labels_in(segment, vocabulary)
    covered = sum(_letters(segment.text[hit.start : hit.end]) for hit in hits)
    return hits if covered >= _COVERED * _letters(segment.text) else []


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _same_place(one: Box, other: Box) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 0


def _is_complete(header: Header, document_type: DocumentType) -> bool:
    """A column that tells the items apart, and one of numbers.

    A day tells transactions apart; beside goods, day and amount are those of a payment.
    """
    telling = {*_TELLING, "date"} if document_type.column("balance") else _TELLING
    names = {column.spec.name for column in header.columns}
    numeric = sum(column.spec.kind.is_numeric for column in header.columns)
    return bool(names & telling) and numeric >= 1 and len(header.columns) >= 2
