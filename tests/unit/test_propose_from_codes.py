"""Payment codes on the pages vote, and disagree with the print out loud."""

from __future__ import annotations

import pytest

from docintel.core.document import Candidate, Document, Field, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import Code, Origin, Page
from docintel.rules.codes import code_equals_print
from docintel.stages.decide_fields import DecideFields
from docintel.stages.propose_from_codes import ProposeFromCodes
from docintel.stages.validate import Validate
from tests.payment_codes import epc, swiss

IBAN, OTHER = "DE89370400440532013000", "AT611904300234573201"
REFERENCE = "210000000003139471430009017"
AT, BESIDE = Box(100, 900, 300, 1100), Box(400, 900, 600, 920)


def coded(*texts: str, type_name: str = "invoice") -> Document:
    codes = tuple(Code("qr", text, text.encode(), AT) for text in texts)
    page = Page(1, 1000, 1400, 120, codes=codes)
    return Document("d", (page,), type=TypeGuess(type_name, 0.9))


def proposed(document: Document) -> dict[str, Candidate]:
    return {one.name: one for one in ProposeFromCodes()(document).candidates}


def read(name: str, value: str, confidence: float = 0.9) -> Candidate:
    return Candidate(name, value, value, confidence, Origin.OCR, "rules@1", 1, (BESIDE,))


def with_votes(document: Document, *votes: Candidate) -> Document:
    voted = ProposeFromCodes()(document)
    return DecideFields()(
        Document("d", voted.pages, type=voted.type, candidates=(*voted.candidates, *votes))
    )


def test_an_epc_code_proposes_what_a_transfer_needs() -> None:
    found = proposed(coded(epc(IBAN, "EUR119", bic="COBADEFFXXX")))
    assert {name: one.value for name, one in found.items()} == {
        "iban": IBAN,
        "bic": "COBADEFFXXX",
        "amount_due": "119.00",
        "currency": "EUR",
        "supplier_name": "Northwind Supplies",
    }
    assert {(one.voter, one.page, one.boxes) for one in found.values()} == {("code@1", 1, (AT,))}


def test_a_swiss_code_proposes_its_reference() -> None:
    found = proposed(coded(swiss("CH4431999123000889012", "1949.75", "QRR", REFERENCE)))
    assert found["payment_reference"].value == REFERENCE
    assert (found["amount_due"].value, found["currency"].value) == ("1949.75", "CHF")


def test_the_account_is_known_and_whose_it_is_a_guess() -> None:
    found = proposed(coded(epc(IBAN, "EUR119")))
    assert found["iban"].source is Origin.CODE
    assert found["supplier_name"].source is Origin.RULE


def test_codes_that_differ_are_guesses_in_what_they_differ() -> None:
    found = proposed(coded(epc(IBAN, "EUR60"), epc(IBAN, "EUR59")))
    assert found["amount_due"].source is Origin.RULE
    assert found["iban"].source is Origin.CODE


@pytest.mark.parametrize("type_name", ["payslip", "bank_statement", "letter_email", "unknown"])
def test_nothing_is_proposed_where_the_type_asks_for_no_payment(type_name: str) -> None:
    document = coded(epc(IBAN, "EUR119"), type_name=type_name)
    assert ProposeFromCodes()(document) is document


@pytest.mark.parametrize("text", ["https://example.org", "BCD\n002", epc("DE00", "EUR1")])
def test_a_code_that_asks_for_no_payment_proposes_nothing(text: str) -> None:
    assert proposed(coded(text)) == {}


def test_what_the_code_says_goes_before_what_was_read() -> None:
    document = with_votes(coded(epc(IBAN, "EUR119")), read("iban", "DE89370400440532013008", 0.99))
    found = document.field("iban")
    assert found
    assert (found.value, found.source, found.boxes) == (IBAN, Origin.CODE, (AT,))


@pytest.mark.parametrize(("name", "value"), [("iban", OTHER), ("amount_due", "191.00")])
def test_another_account_or_amount_in_print_sends_the_field_to_a_person(
    name: str, value: str
) -> None:
    document = with_votes(coded(epc(IBAN, "EUR119")), read(name, value))
    [check] = code_equals_print(document)
    assert (check.passed, check.fields) == (False, (name,))
    assert value in check.message
    states = {field.name: field.state.value for field in Validate()(document).fields}
    assert states[name] == "review"


def test_a_code_that_says_what_is_printed_passes() -> None:
    document = with_votes(coded(epc(IBAN, "EUR119")), read("iban", IBAN))
    assert [check.passed for check in code_equals_print(document)] == [True]


@pytest.mark.parametrize("votes", [(), (read("amount_due", "191.00", 0.3),)])
def test_a_value_that_only_the_code_has_is_no_contradiction(votes: tuple[Candidate, ...]) -> None:
    assert code_equals_print(with_votes(coded(epc(IBAN, "EUR119")), *votes)) == []


def test_a_value_that_was_decided_otherwise_is_held_against_the_code() -> None:
    voted = ProposeFromCodes()(coded(epc(IBAN, "EUR119")))
    said = Field("iban", OTHER, OTHER, 1.0, Origin.PERSON, "person")
    [check] = code_equals_print(Document("d", candidates=voted.candidates, fields=(said,)))
    assert not check.passed
    assert IBAN in check.message
