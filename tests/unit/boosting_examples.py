"""A small type of document with labelled examples of it, for the tests of the cheap voter."""

from __future__ import annotations

from dataclasses import replace

from docintel.core.document import Document, TypeGuess
from docintel.core.type_parser import parse_document_type
from docintel.training.example import Example, Tag
from tests.unit.pages import document_of

PERMIT = """
name = "permit"
[[fields]]
name = "permit_number"
kind = "identifier"
role = "number"
[fields.labels]
en = ["permit no"]
[[fields]]
name = "holder"
kind = "name"
[[fields]]
name = "fee"
kind = "money"
"""
TYPE = parse_document_type(PERMIT, "permit.toml")
HOLDERS = (
    "Alder Boats",
    "Birch Cafe",
    "Cedar Cycles",
    "Dogwood Farm",
    "Elm Grove Inn",
    "Fir Lodge",
)


def text_of(number: int) -> str:
    holder = HOLDERS[number % len(HOLDERS)]
    return "\n".join(
        (
            f"COUNTY OFFICE Page {number % 3 + 1}",
            f"Permit no: P-{4000 + 7 * number}",
            f"Granted to: {holder}",
            f"Deposit: {number}5.10",
            f"Fee payable: {number + 3}.50",
            "Kept by the office",
        )
    )


def document(number: int) -> Document:
    return document_of(text_of(number), type=TypeGuess("permit", 1.0))


def example(number: int) -> Example:
    """Its template says that it looks like no other."""
    fields = {
        "permit_number": f"P-{4000 + 7 * number}",
        "holder": HOLDERS[number % len(HOLDERS)],
        "fee": f"{number + 3}.50",
    }
    named = {word: name for name, value in fields.items() for word in value.split()}
    made = document(number)
    tags: tuple[tuple[Tag, ...], ...] = tuple(
        tuple((named[word.text], False) if word.text in named else None for word in page.words)
        for page in made.pages
    )
    made = replace(made, id=f"p{number}")
    return Example(made.id, "permit", "en", made, tags, fields, f"v{number}", f"t{number}")
