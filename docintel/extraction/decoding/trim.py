"""Cut off what a model marks with a name or an address and what is none of it."""

from __future__ import annotations

import re

from docintel.core.document_type import Kind
from docintel.core.identifiers import is_vat_id
from docintel.extraction.companies import without_registration
from docintel.extraction.decoding.placed import Piece

_CONTACT = re.compile(
    r"\(?\b(?:tel(?:efon|ephone|éfono|efono)?|fax|phone|hp|h/p|mobile?|e-?mail|www|https?"
    r"|ph(?=[.:]|\s*[(+\d])|(?:vat|gst|abn|tva|ust|btw|p\.?\s?iva|c\.f|cif|nif|siret|uid)\b"
    r"(?=[^,]*\d))\b.*$",
    re.IGNORECASE,
)
#: A line that is a number of ten digits or so: postcodes are shorter.
_NUMBER = re.compile(r"[^\w(+]*[(+]?\d(?:[\s()/.+-]*\d){7,}\W*")
_DIGITS_OF_ID = 7
_ADDRESS_LABEL = re.compile(
    r"^(?:[A-Z ]{0,12}ADD(?:RESS)?|adresse|anschrift|direcci[oó]n|indirizzo|adres)\s?:\s*", re.I
)
_MARKS = " ,;:-\u2013\u2014*|#\u2022\u00b7"


def trimmed(kind: Kind, piece: Piece) -> Piece | None:
    """The part of the piece that is the value; None where nothing is left."""
    text = _without_others(kind, piece.text)
    text = text.strip(_MARKS if kind is not Kind.TEXT else " :;|")
    if kind is Kind.LAW:
        text = text.rstrip(".")
    if not any(letter.isalnum() for letter in text):
        return None
    start = piece.start + piece.text.index(text)
    return Piece(piece.segment, start, start + len(text))


def _without_others(kind: Kind, text: str) -> str:
    if kind is Kind.NAME:
        return without_registration(text)
    if kind is not Kind.ADDRESS:
        return text
    address = _CONTACT.sub("", _ADDRESS_LABEL.sub("", text))
    return "" if _NUMBER.fullmatch(address) or _is_vat_id(address) else address


def _is_vat_id(text: str) -> bool:
    # Few lines have so many digits, and to look for all forms of numbers takes long.
    return sum(map(str.isdigit, text)) >= _DIGITS_OF_ID and is_vat_id(text.strip(_MARKS))
