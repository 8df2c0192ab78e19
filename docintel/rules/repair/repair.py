"""Change what was misread where what is around it leaves only one thing that it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docintel.core.document import Document
from docintel.core.document_type import DocumentType
from docintel.rules.registry import check
from docintel.rules.repair.as_read import words_of
from docintel.rules.repair.changes import Change
from docintel.rules.repair.codes import repair_codes
from docintel.rules.repair.missing_amounts import find_missing_amounts
from docintel.rules.repair.missing_codes import find_missing_ibans
from docintel.rules.repair.money import repair_amounts
from docintel.rules.repair.places import amended
from docintel.rules.repair.zone import repair_zone


def repair(document: Document, document_type: DocumentType) -> Document:
    """The document with what could be repaired, and a note on each change.

    No change breaks a rule of the document's type that held before; what fits already stays.
    """
    # What one change settles may settle another; each mends a rule, so this comes to an end.
    while (repaired := _repaired(document, document_type)) is not document:
        document = repaired
    return document


def _repaired(document: Document, document_type: DocumentType) -> Document:
    """One round: amounts, codes, zones and what is missing, as far as it breaks no rule."""
    words = words_of(document)
    for changes in (
        [*repair_amounts(document, document_type, words)],
        [*repair_codes(document, document_type, words)],
        [*repair_zone(document, document_type.rules, words)],
        [*find_missing_amounts(document, document_type)],
        [*find_missing_ibans(document, document_type)],
    ):
        repaired = _with(document, changes)
        if changes and not _breaks(document, repaired, document_type):
            document = repaired
    return document


def _breaks(before: Document, after: Document, document_type: DocumentType) -> bool:
    """Whether a rule that held does not hold any more."""
    held = {one.rule for one in check(before, document_type) if one.passed}
    return any(not one.passed for one in check(after, document_type) if one.rule in held)


def _with(document: Document, changes: Sequence[Change]) -> Document:
    fields = {change.repair.field: change.field for change in changes}
    notes = tuple(change.repair for change in changes)
    return replace(amended(document, fields), repairs=(*document.repairs, *notes))
