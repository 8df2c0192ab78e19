"""What else than labels finds the values of a type, by the names that type files call it.

A reader knows fields by their roles, so that every type that has such fields may name it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType
from docintel.errors import UnknownNameError
from docintel.extraction.contracts import propose_parties_of_contract
from docintel.extraction.labels import Labels
from docintel.extraction.last_days import propose_last_day
from docintel.extraction.letters import propose_letter
from docintel.extraction.licence_codes import propose_licence
from docintel.extraction.months import propose_month
from docintel.extraction.mrz_fields import propose_from_mrz
from docintel.extraction.periods import propose_labelled_period
from docintel.extraction.reading import Reading
from docintel.extraction.receipts import propose_receipt
from docintel.extraction.statements import propose_period
from docintel.extraction.titles import propose_title
from docintel.extraction.year_to_date import propose_year_to_date

#: Those that find line items.
TILL_ITEMS, TRANSACTIONS = "till_items", "transactions"


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """What is known of the document when a reader begins; the type's fields have their roles.

    `outside` are the labels that stand in no table of items.
    """

    reading: Reading
    document_type: DocumentType
    labels: Labels
    outside: Labels
    day_first: bool


Reader = Callable[[ReadSoFar], Iterator[Candidate]]

READERS: Mapping[str, Reader] = {
    "contract_parties": lambda found: propose_parties_of_contract(found.reading),
    "labelled_period": lambda found: propose_labelled_period(
        found.reading, found.labels, found.day_first
    ),
    "last_day": lambda found: propose_last_day(found.reading, found.labels, found.day_first),
    "letter": lambda found: propose_letter(found.reading, found.day_first),
    "licence_codes": lambda found: propose_licence(found.reading, found.day_first),
    "month": lambda found: propose_month(found.reading, found.labels),
    "mrz": lambda found: propose_from_mrz(found.reading),
    "period": lambda found: propose_period(found.reading, found.day_first),
    "receipt": lambda found: propose_receipt(found.reading, found.outside, found.day_first),
    "title": lambda found: propose_title(found.reading, found.document_type),
    "year_to_date": lambda found: propose_year_to_date(found.reading, found.outside),
}


def propose_by_readers(found: ReadSoFar) -> Iterator[Candidate]:
    """What the readers of the type propose, in the order that the type names them."""
    for name in found.document_type.readers:
        if name in READERS:
            yield from READERS[name](found)


def check_readers(document_type: DocumentType) -> None:
    """Raise UnknownNameError, with the readers there are, for one that nobody wrote."""
    known = {*READERS, TILL_ITEMS, TRANSACTIONS}
    if unknown := sorted(set(document_type.readers) - known):
        raise UnknownNameError(
            f"document type {document_type.origin}: readers: no reader named {', '.join(unknown)};"
            f" known: {', '.join(sorted(known))}"
        )
