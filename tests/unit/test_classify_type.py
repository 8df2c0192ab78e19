from __future__ import annotations

import pytest

from docintel.core.document import Document, TypeGuess
from docintel.extraction.type_scores import choose
from docintel.stages.classify_type import ClassifyType
from tests.unit.typesetting import Placed, typeset


def stacked(*texts: str, left: int = 50, step: int = 30) -> list[Placed]:
    return [(left, 50 + step * at, text) for at, text in enumerate(texts)]


STATEMENT = [
    (50, 50, "Current account"),
    (50, 100, "IBAN DE02120300000000202051"),
    *[
        (x, 200 + 30 * at, text)
        for at in range(5)
        for x, text in ((50, f"0{at + 1}/03/2026"), (300, "Card payment"), (700, f"{at + 10}.00"))
    ],
    (300, 400, "Closing balance"),
    (700, 400, "14.00"),
]
DOCUMENTS = {
    "invoice": stacked(
        "Rechnung", "Rechnungsnummer 4711", "Rechnungsdatum 01.02.2026", "Zahlbar bis 01.03.2026"
    ),
    "purchase_order": stacked(
        "PURCHASE ORDER", "PO number 77", "Vendor", "Ship to", "Requested delivery 01/05/2026"
    ),
    "delivery_note": stacked("Bon de livraison", "Quantité livrée", "Reçu par", "Transporteur"),
    "bank_statement": STATEMENT,
    "letter_email": stacked(
        "Jane Sample",
        "14 March 2026",
        "Dear Sir or Madam,",
        "I am writing to complain about my last stay with you.",
        "Yours faithfully,",
    ),
    "contract": stacked(
        "SERVICE AGREEMENT",
        "between the parties",
        "1. Services",
        "2. Term",
        "3. Termination",
        "4. Governing law",
    ),
    "form": stacked(
        "Application for membership",
        "Surname: ________",
        "First name: ________",
        "Date of birth: ________",
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_each_type_is_recognised(name: str) -> None:
    guess = ClassifyType()(typeset(DOCUMENTS[name])).type
    assert guess is not None
    assert guess.name == name
    assert 0.5 < guess.confidence < 1


def test_a_narrow_strip_with_a_total_is_a_receipt() -> None:
    rows = [
        "CORNER SHOP",
        "29/12/2017 20:17",
        "OAT MILK 4.50",
        "RYE BREAD 3.20",
        "TOTAL 7.70",
        "CASH 10.00",
        "CHANGE 2.30",
    ]
    guess = ClassifyType()(typeset(stacked(*rows, step=90))).type
    assert guess is not None and guess.name == "receipt"


def test_a_type_that_a_person_gave_stays() -> None:
    document = typeset(DOCUMENTS["invoice"])
    given = Document("d", document.pages, type=TypeGuess("contract", 1.0))
    assert ClassifyType()(given) is given


@pytest.mark.parametrize("document", [Document("d"), typeset(stacked("The weather was fine."))])
def test_what_fits_no_type_is_unknown(document: Document) -> None:
    guess = ClassifyType()(document).type
    assert guess is not None and guess.name == "unknown"


def test_a_tie_is_unknown() -> None:
    assert choose({"invoice": 8.0, "receipt": 8.0})[0] is None


def test_more_margin_makes_surer() -> None:
    assert choose({"invoice": 9.0, "receipt": 2.0})[1] > choose({"invoice": 9.0, "receipt": 7.0})[1]
