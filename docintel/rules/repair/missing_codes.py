"""Find the IBAN that is missing because it was misread so far that it did not look like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations, islice

from docintel.core.document import Document
from docintel.core.document_type import DocumentType, Kind
from docintel.core.identifiers import compact, iban_forms
from docintel.rules.repair.changes import Change, Reason, changed
from docintel.rules.repair.identifiers import mend
from docintel.rules.repair.printed import Place, field_from, lines_of
from docintel.rules.repair.proofs import iban_proofs
from docintel.rules.repair.row_extents import rows_of

_RULE = "iban_checksum"
#: IBANs have as many signs.
_SHORTEST, _LONGEST = 15, 34
_MOST_WRONG = 5
#: No page has more pieces like one, unless it was made to keep us busy.
_MOST_TRIES = 200


def find_missing_ibans(document: Document, document_type: DocumentType) -> Iterator[Change]:
    """The only piece of the text that can have been printed as an IBAN.

    Among the line items, which are transactions, stand the accounts of others.
    """
    name = next((spec.name for spec in document_type.fields if spec.kind is Kind.IBAN), None)
    if name is None or _RULE not in document_type.rules or document.field(name):
        return
    within = rows_of(document)
    lines = (line for line in lines_of(document) if not within.holds(line))
    pieces = (place for line in lines for place in _pieces(line))
    found = {
        value: place
        for place in islice(pieces, _MOST_TRIES)
        if (value := mend(place.read, iban_proofs())) and _is_near(value, place)
    }
    if len(found) == 1:
        [(value, place)] = found.items()
        reason = Reason([_RULE], f"check digits of IBAN {value} agree", is_strong=True)
        yield changed(name, field_from(name, place), value, reason)


def _is_near(value: str, place: Place) -> bool:
    """Whether few signs were misread; any text is an IBAN if enough of it is."""
    wrong = sum(one != other for one, other in zip(value, compact(place.text), strict=True))
    return wrong <= _MOST_WRONG


def _pieces(line: Place) -> Iterator[Place]:
    """Words that follow each other and are together as long as an IBAN; it is printed in groups."""
    starts = [0]
    for word in line.words:
        starts.append(starts[-1] + len(word.text) + 1)
    for first, last in combinations(range(len(starts)), 2):
        text = compact(line.text[starts[first] : starts[last] - 1])
        if _SHORTEST <= len(text) <= _LONGEST and _is_like_one(text):
            yield line.piece(starts[first], starts[last] - 1)


def _is_like_one(text: str) -> bool:
    """Whether most of it is digits, with a letter of a country where those of countries stand."""
    lengths = _lengths_by_letter()
    begins = any(len(text) in lengths.get((at, text[at]), ()) for at in (0, 1))
    return begins and 2 * sum(sign.isdigit() for sign in text) > len(text)


@cache
def _lengths_by_letter() -> Mapping[tuple[int, str], frozenset[int]]:
    """How long IBANs are by each letter of their countries, the first and the second."""
    found: dict[tuple[int, str], set[int]] = defaultdict(set)
    for country, form in iban_forms().items():
        for at in (0, 1):
            found[at, country[at]].add(len(form))
    return {key: frozenset(lengths) for key, lengths in found.items()}
