"""Propose values that need no label because their form says what they are: IBAN, VAT id, e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.core.identifiers import find_bics, find_ibans
from docintel.core.money import find_currency
from docintel.extraction.candidates import candidate
from docintel.extraction.headings import own_date
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found, find_values

#: Confidence of the first value found, where its check digits agree.
_PROVED = {Kind.IBAN: 0.95, Kind.TAX_ID: 0.7, Kind.EMAIL: 0.6, Kind.BIC: 0.8, Kind.URL: 0.6}
#: The second one found is rarely the one that is asked for.
_EACH_FURTHER = 0.7
#: How many rows from its IBAN a BIC without label may stand.
_BANK_ROWS = 4
#: A date without label, and down to where on the page it may be the document's.
_UNCLAIMED, _UPPER = 0.45, 0.6


def propose_scattered(reading: Reading, document_type: DocumentType) -> Iterator[Candidate]:
    """Candidates for the fields whose values prove themselves, the first found the surest."""
    for field in document_type.fields:
        if field.kind in _PROVED and not _belongs_to_recipient(field):
            yield from _in_order(reading, field)
        elif field.kind is Kind.CURRENCY:
            yield from _currency(reading, field.name)


def propose_unlabelled_date(
    reading: Reading, labels: Labels, document_type: DocumentType, day_first: bool
) -> Iterator[Candidate]:
    """The first date of the first page that no label claims may be the document's own."""
    field = own_date(document_type)
    claimed = {hit.segment.row for hit in labels}
    if field is None:
        return
    for segment in reading.on_page(reading.pages[0].number):
        if segment.row in claimed or reading.height(segment) > _UPPER:
            continue
        for found in find_values(Kind.DATE, segment.text, day_first)[:1]:
            yield candidate(field.name, segment, found, _UNCLAIMED * found.certainty)
            return


def _belongs_to_recipient(field: FieldSpec) -> bool:
    return field.kind is Kind.TAX_ID and field.name == "recipient_tax_id"


def _in_order(reading: Reading, field: FieldSpec) -> Iterator[Candidate]:
    confidence = _PROVED[field.kind]
    seen: set[str] = set()
    for segment in reading.segments:
        for found in _proved(reading, field.kind, segment):
            if found.value not in seen:
                seen.add(found.value)
                yield candidate(field.name, segment, found, confidence * found.certainty)
                confidence *= _EACH_FURTHER


def _proved(reading: Reading, kind: Kind, segment: Segment) -> list[Found]:
    """Only forms that carry their country or check digits; a bare number proves nothing."""
    found = find_values(kind, segment.text)
    if kind is Kind.BIC and found and not find_bics(segment.text):
        return [one for one in found if _is_beside_iban(reading, segment, one.value)]
    return [one for one in found if kind is not Kind.TAX_ID or one.value[:2].isalpha()]


def _is_beside_iban(reading: Reading, segment: Segment, bic: str) -> bool:
    """Whether an IBAN of the same country stands near: a BIC looks like any word of capitals."""
    rows = reading.rows[max(0, segment.row - _BANK_ROWS) : segment.row + _BANK_ROWS + 1]
    return any(
        iban.value[:2] == bic[4:6]
        for row in rows
        for other in row
        if other.page == segment.page
        for iban in find_ibans(other.text)
    )


def _currency(reading: Reading, name: str) -> Iterator[Candidate]:
    code = find_currency(reading.text)
    if not code:
        return
    for segment in reading.segments:
        if find_currency(segment.text) == code:
            # The amount or the word that names the currency is its evidence.
            found = find_values(Kind.CURRENCY, segment.text)
            amounts = find_values(Kind.MONEY, segment.text)
            where = (found or amounts or [Found(0, len(segment.text), code)])[0]
            yield candidate(name, segment, Found(where.start, where.end, code), 0.92)
            return
