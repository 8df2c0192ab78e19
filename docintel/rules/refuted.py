"""Withdraw guesses that the surer values around them refute."""

from __future__ import annotations

from dataclasses import replace

from docintel.core.document import Check, Document, Field
from docintel.core.document_type import DocumentType
from docintel.core.page import Origin
from docintel.rules.registry import check

#: What is likelier wrong than right is a guess.
_GUESS = 0.5
_GUESSED = {Origin.TEXT_LAYER, Origin.OCR, Origin.MODEL}


def without_refuted(document: Document, document_type: DocumentType) -> Document:
    """The document without guesses at what need not be there, where a failed check names one and
    no rule fails any more without it.

    Else the check would send to a person, and for a false reason, values that are right.
    """
    guesses = {one.name for one in document.fields if _is_guess(one, document_type)}
    if not guesses:
        return document
    for one in _failed(document, document_type):
        if doubted := guesses & set(one.fields):
            left = tuple(field for field in document.fields if field.name not in doubted)
            without = replace(document, fields=left)
            if one.rule not in {other.rule for other in _failed(without, document_type)}:
                document = without
    return document


def _is_guess(field: Field, document_type: DocumentType) -> bool:
    spec = document_type.field(field.name)
    matters = spec is None or spec.core or spec.required
    return not matters and field.confidence < _GUESS and field.source in _GUESSED


def _failed(document: Document, document_type: DocumentType) -> list[Check]:
    return [one for one in check(document, document_type) if not one.passed]
