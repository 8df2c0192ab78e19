"""Find the IBAN that is missing because it was misread so far that it did not look like one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from docintel.core.document import Document
from docintel.core.document_type import DocumentType, Kind
from docintel.core.identifiers import compact
from docintel.rules.repair.changes import Change, Reason, changed
from docintel.rules.repair.identifiers import mend
from docintel.rules.repair.printed import Place, field_from, lines_of
from docintel.rules.repair.proofs import iban_proofs

_RULE = "iban_checksum"
#: IBANs have as many signs.
_SHORTEST, _LONGEST = 15, 34


def find_missing_ibans(document: Document, document_type: DocumentType) -> Iterator[Change]:
    """The only piece of the text that can have been printed as an IBAN."""
    name = next((spec.name for spec in document_type.fields if spec.kind is Kind.IBAN), None)
    if name is None or _RULE not in document_type.rules or document.field(name):
        return
    found = {
        value: place
        for line in lines_of(document)
        for place in _pieces(line)
        if _is_code(place.text) and (value := mend(place.read, iban_proofs()))
    }
    if len(found) == 1:
        [(value, place)] = found.items()
        reason = Reason([_RULE], f"check digits of IBAN {value} agree", is_strong=True)
        yield changed(name, field_from(name, place), value, reason)


def _pieces(line: Place) -> Iterator[Place]:
    """Words that follow each other and are together as long as an IBAN; it is printed in groups."""
    starts = [0]
    for word in line.words:
        starts.append(starts[-1] + len(word.text) + 1)
    for first, last in combinations(range(len(starts)), 2):
        piece = line.text[starts[first] : starts[last] - 1]
        if _SHORTEST <= len(compact(piece)) <= _LONGEST:
            yield line.piece(starts[first], starts[last] - 1)


def _is_code(text: str) -> bool:
    """Whether most of it is digits, with at least one letter."""
    signs = compact(text)
    digits = sum(sign.isdigit() for sign in signs)
    return len(signs) > digits > len(signs) / 2
