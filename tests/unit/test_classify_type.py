from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from docintel.core.document import Document, TypeGuess
from docintel.core.type_files import document_types
from docintel.extraction.type_evidence import TypeEvidence
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


@dataclass(frozen=True)
class Believes:
    """A model that has learned these types, and always believes the same of them."""

    chances: Mapping[str, float]
    version: str = "believes@1"

    @property
    def types(self) -> frozenset[str]:
        return frozenset(self.chances)

    def score_types(self, evidence: TypeEvidence) -> Mapping[str, float]:
        return self.chances


@pytest.mark.parametrize(
    ("chances", "name", "confidence"),
    [
        ({"invoice": 0.7, "receipt": 0.1}, "invoice", 0.7),
        ({"invoice": 0.1, "receipt": 0.8}, "receipt", 0.8),
        ({"invoice": 0.45, "receipt": 0.4}, "unknown", 0.55),
        ({"invoice": 0.3, "no type any more": 0.9}, "unknown", 0.7),
    ],
)
def test_a_trained_model_has_the_word_about_types_that_it_learned(
    chances: dict[str, float], name: str, confidence: float
) -> None:
    learned = {**dict.fromkeys(document_types(), 0.0), **chances}
    guess = ClassifyType(Believes(learned))(typeset(DOCUMENTS["invoice"])).type
    assert guess is not None
    assert guess.name == name
    assert guess.confidence == pytest.approx(confidence)


def test_a_type_that_no_model_learned_is_told_by_its_cues() -> None:
    learned = dict.fromkeys(set(document_types()) - {"contract"}, 0.05)
    stage = ClassifyType(Believes({**learned, "invoice": 0.6}))
    assert (
        stage(typeset(DOCUMENTS["contract"])).type
        == ClassifyType()(typeset(DOCUMENTS["contract"])).type
    )
    invoice = stage(typeset(DOCUMENTS["invoice"])).type
    assert invoice == TypeGuess("invoice", 0.6)


def test_cues_of_a_type_count_no_more_than_the_model_believes_in_it() -> None:
    terms = ("Invoice", "Invoice number", "Invoice date", "Amount due", "Bill to", "VAT")
    beside = [(500, 55 + 30 * at, text) for at, text in enumerate(terms)]
    both = [*DOCUMENTS["contract"][:2], *beside]
    by_cues = ClassifyType()(typeset(both)).type
    assert by_cues is not None and by_cues.name != "contract"
    learned = dict.fromkeys(set(document_types()) - {"contract"}, 0.05)
    guess = ClassifyType(Believes(learned))(typeset(both)).type
    assert guess is not None and guess.name == "contract"


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


def test_the_second_page_tells_too_and_the_fourth_no_more() -> None:
    blank, invoice = typeset(stacked("Enclosed")), typeset(DOCUMENTS["invoice"])
    numbered = [
        [replace(page, number=at) for at, page in enumerate(pages, start=1)]
        for pages in (
            (*blank.pages, *invoice.pages),
            (*blank.pages, *blank.pages, *blank.pages, *invoice.pages),
        )
    ]
    early, late = (ClassifyType()(Document("d", tuple(pages))).type for pages in numbered)
    assert early is not None and early.name == "invoice"
    assert late is not None and late.name == "unknown"


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
