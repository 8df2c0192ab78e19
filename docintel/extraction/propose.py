"""Propose every field of a document type by rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType
from docintel.extraction.choices import propose_choices
from docintel.extraction.day_order import is_day_first
from docintel.extraction.due_dates import propose_due_date
from docintel.extraction.head_phones import propose_phone_of_head
from docintel.extraction.headings import propose_from_heading
from docintel.extraction.item_columns import find_headers, header_rows
from docintel.extraction.labelled import propose_labelled
from docintel.extraction.labels import Labels, field_vocabulary, find_labels
from docintel.extraction.letters import without_subjects_below
from docintel.extraction.parties import propose_parties
from docintel.extraction.patterns import propose_by_pattern
from docintel.extraction.readers import ReadSoFar, propose_by_readers
from docintel.extraction.reading import Reading, read
from docintel.extraction.roles import by_role, own_names
from docintel.extraction.scattered import propose_scattered, propose_unlabelled_date
from docintel.extraction.sum_rows import ends_items
from docintel.extraction.totals import propose_totals

#: Segments of a row of totals.
_LABEL_AND_AMOUNT = 2


def propose(document: Document, document_type: DocumentType) -> tuple[Candidate, ...]:
    """Candidates for header fields, in no order; several for one field are usual."""
    reading = read(document)
    if not reading.rows:
        return ()
    names = own_names(document_type)
    found = [one for one in _proposals(reading, by_role(document_type)) if one.name in names]
    if "due_date" in names:
        found += propose_due_date(reading, found)
    return tuple(replace(one, name=names[one.name]) for one in found)


def _proposals(reading: Reading, document_type: DocumentType) -> Iterator[Candidate]:
    """Candidates under the roles that the fields of the type have here."""
    labels = find_labels(reading, field_vocabulary(document_type))
    if "letter" in document_type.readers:
        labels = without_subjects_below(reading, labels)
    day_first = is_day_first(reading.text)
    yield from propose_labelled(reading, labels, document_type, day_first)
    yield from propose_from_heading(reading, labels, document_type, day_first)
    outside = _outside_items(reading, labels, document_type)
    yield from propose_totals(reading, outside, document_type)
    yield from propose_scattered(reading, document_type)
    yield from propose_choices(reading, document_type)
    yield from propose_by_pattern(reading, document_type, day_first)
    yield from propose_unlabelled_date(reading, labels, document_type, day_first)
    yield from propose_phone_of_head(reading, labels, document_type)
    read_so_far = ReadSoFar(reading, document_type, labels, outside, day_first)
    special = list(propose_by_readers(read_so_far))
    yield from special
    if document_type.parties:
        signed_by = next((one.value for one in special if one.name == "signatory"), "")
        yield from propose_parties(reading, labels, document_type.parties, signed_by)


def _outside_items(reading: Reading, labels: Labels, document_type: DocumentType) -> Labels:
    """The labels that belong to no table of items.

    `Total` in a header is not the document's, and `Delivery` with a quantity is something sold.
    """
    rows = header_rows(reading, document_type)
    for header in find_headers(reading, document_type):
        rows |= _item_rows(reading, labels, header.last_row + 1)
    return Labels(tuple(hit for hit in labels if hit.segment.row not in rows))


def _item_rows(reading: Reading, labels: Labels, first: int) -> set[int]:
    """The rows from there to the first total, without those that hold one label and its amount."""
    for end in range(first, len(reading.rows)):
        if ends_items(reading.rows[end], labels):
            return {at for at in range(first, end) if len(reading.rows[at]) != _LABEL_AND_AMOUNT}
    return set()
