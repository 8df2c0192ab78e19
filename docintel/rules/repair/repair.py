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
from docintel.rules.repair.money import repair_amounts
from docintel.rules.repair.places import amended


def repair(document: Document, document_type: DocumentType) -> Document:
    """The document with what could be repaired, and a note on each change.

    No change breaks a rule of the document's type that held before; what fits already stays.
    """
    # What one change settles may settle another; each mends a rule, so this comes to an end.
    while (repaired := _repaired(document, document_type)) is not document:
        document = repaired
    return document


def _repaired(document: Document, document_type: DocumentType) -> Document:
    words = words_of(document)
    changes = [
        *repair_amounts(document, document_type.rules, words),
        *repair_codes(document, document_type, words),
    ]
    if not changes:
        return document
    repaired = _with(document, changes)
    held = {one.rule for one in check(document, document_type) if one.passed}
    broken = {one.rule for one in check(repaired, document_type) if not one.passed}
    return document if held & broken else repaired


def _with(document: Document, changes: Sequence[Change]) -> Document:
    fields = {change.repair.field: change.field for change in changes}
    notes = tuple(change.repair for change in changes)
    return replace(amended(document, fields), repairs=(*document.repairs, *notes))
