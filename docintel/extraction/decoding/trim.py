"""Cut off what a model marks with a name or an address and what is none of it."""

from __future__ import annotations

import re
from dataclasses import replace

from docintel.core.document_type import Kind
from docintel.extraction.companies import without_registration
from docintel.extraction.decoding.placed import Piece

_CONTACT = re.compile(
    r"\(?\b(?:tel(?:efon|ephone|éfono|efono)?|fax|phone|hp|h/p|mobile?|e-?mail|www|https?)\b.*$",
    re.IGNORECASE,
)
_ADDRESS_LABEL = re.compile(
    r"^(?:[A-Z ]{0,12}ADD(?:RESS)?|adresse|anschrift|direcci[oó]n|indirizzo|adres)\s?:\s*", re.I
)
_MARKS = " ,;:-\u2013\u2014*|#\u2022"


def trimmed(kind: Kind, piece: Piece) -> Piece | None:
    """The part of the piece that is the value; None where nothing is left."""
    text = piece.text
    if kind is Kind.NAME:
        text = without_registration(text)
    elif kind is Kind.ADDRESS:
        text = _CONTACT.sub("", _ADDRESS_LABEL.sub("", text))
    text = text.strip(_MARKS if kind is not Kind.TEXT else " :;|")
    if not any(letter.isalnum() for letter in text):
        return None
    start = piece.start + piece.text.index(text)
    return replace(piece, start=start, end=start + len(text))
