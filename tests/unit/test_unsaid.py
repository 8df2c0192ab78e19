"""What an e-invoice's XML leaves unsaid is not made up for by guesses that nobody looks at."""

from __future__ import annotations

import pytest

from docintel.core.document import (
    BARE_E_INVOICE,
    Attachment,
    Candidate,
    Document,
    State,
    TypeGuess,
)
from docintel.core.page import Origin
from docintel.stages.decide_fields import DecideFields
from docintel.stages.validate import Validate

BARE, WITHIN_PDF = Attachment(BARE_E_INVOICE, b"<x/>"), Attachment("factur-x.xml", b"<x/>")
NUMBER = ("invoice_number", "R-1", Origin.E_INVOICE, None)
DELIVERED = ("delivery_date", "2026-04-03", Origin.MODEL, None)
DESCRIBED = ("description", "Oak table", Origin.E_INVOICE, 0)
SKU = ("sku", "OT-1", Origin.TEXT_LAYER, 0)


def decided(attachment: Attachment, *votes: tuple[str, str, Origin, int | None]) -> Document:
    candidates = tuple(
        Candidate(name, value, value, 0.99, source, "v@1", row=row)
        for name, value, source, row in votes
    )
    document = Document("d", (), (attachment,), TypeGuess("invoice", 1.0), candidates=candidates)
    return Validate(target=0.9)(DecideFields()(document))


def states(document: Document) -> dict[str, State]:
    cells = [cell for item in document.line_items for cell in item.fields]
    return {field.name: field.state for field in (*document.fields, *cells)}


def test_pages_that_were_set_from_xml_say_no_more_than_the_xml() -> None:
    found = states(decided(BARE, NUMBER, DELIVERED, DESCRIBED, SKU))
    assert found == {"invoice_number": State.ACCEPTED, "description": State.ACCEPTED}


@pytest.mark.parametrize("source", [Origin.PERSON, Origin.MASTER_DATA])
def test_what_others_know_is_kept(source: Origin) -> None:
    known = ("delivery_date", "2026-04-03", source, None)
    assert states(decided(BARE, NUMBER, known))["delivery_date"] is State.ACCEPTED


def test_what_is_printed_beside_xml_is_shown_to_a_person() -> None:
    assert states(decided(WITHIN_PDF, NUMBER, DELIVERED, DESCRIBED, SKU)) == {
        "invoice_number": State.ACCEPTED,
        "delivery_date": State.REVIEW,
        "description": State.ACCEPTED,
        "sku": State.REVIEW,
    }


def test_xml_without_items_says_nothing_of_those_that_are_printed() -> None:
    document = decided(WITHIN_PDF, NUMBER, SKU)
    assert states(document)["sku"] is State.ACCEPTED


@pytest.mark.parametrize("attachment", [BARE, WITHIN_PDF])
def test_an_attachment_that_said_nothing_changes_nothing(attachment: Attachment) -> None:
    document = decided(attachment, DELIVERED)
    assert states(document) == {"delivery_date": State.ACCEPTED}
    assert document.line_items == ()
