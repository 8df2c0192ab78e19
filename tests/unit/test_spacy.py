"""Names, firms and what has a form of its own, found by rules. Precision comes first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.engines.protocols import Span
from docintel.engines.spacy import SpaCy
from docintel.stages.find_entities import FindEntities, without_overlaps
from tests.unit.pages import document_of

SPACY = SpaCy()

LETTER = """Holz & Form GmbH, Lindenweg 4, 80333 München
Herrn
Max Obermaier
Marktplatz 15
69876 Frankfurt
Sehr geehrte Frau Dr. von der Heide,
wir danken der Firma Müller & Söhne GmbH & Co. KG für 1.234,56 EUR vom 5. März 2026.
IBAN DE02 1203 0000 0000 2020 51 BIC BYLADEM1001 USt-IdNr. DE136695976
Tel. 089 1234567 info@holz.example www.holz.example
Mit freundlichen Grüßen
i. A. Petra Schmidt
Buchhaltung"""
FOUND = [
    ("ORG", "Holz & Form GmbH"),
    ("ADDRESS", "Lindenweg 4, 80333 München"),
    ("PER", "Max Obermaier"),
    ("ADDRESS", "Marktplatz 15\n69876 Frankfurt"),
    ("PER", "von der Heide"),
    ("ORG", "Müller & Söhne GmbH & Co. KG"),
    ("MONEY", "1.234,56 EUR"),
    ("DATE", "5. März 2026"),
    ("IBAN", "DE02 1203 0000 0000 2020 51"),
    ("BIC", "BYLADEM1001"),
    ("VAT_ID", "DE136695976"),
    ("PHONE", "089 1234567"),
    ("EMAIL", "info@holz.example"),
    ("URL", "www.holz.example"),
    ("PER", "Petra Schmidt"),
]


def found(text: str, language: str | None = "en", *labels: str) -> list[tuple[str, str]]:
    spans = without_overlaps(SPACY.find(text, language))
    return [
        (span.label, text[span.start : span.end])
        for span in spans
        if not labels or span.label in labels
    ]


def test_a_german_letter_is_understood() -> None:
    assert found(LETTER, "de") == FOUND


@pytest.mark.parametrize(
    ("language", "text", "person"),
    [
        ("en", "Dear Ms. O'Brien,", "O'Brien"),
        ("en", "Dear Mr Fox,", "Fox"),
        ("en", "Dear John Smith,", "John Smith"),
        ("en", "Attn: John Q. Public", "John Q. Public"),
        ("en", "Best regards,\nJean-Pierre van Damme\nSales", "Jean-Pierre van Damme"),
        (
            "de",
            "Mit freundlichen Grüßen\nRe\nKarl-Heinz Brömmelkamp\nSoest",
            "Karl-Heinz Brömmelkamp",
        ),
        ("fr", "À l'attention de Mme Claire Dubois", "Claire Dubois"),
        ("es", "Estimada Sra. García:", "García"),
        ("it", "Gentile Signora Rossi,", "Rossi"),
        ("nl", "Geachte mevrouw De Vries,", "De Vries"),
        (None, "Mr SMITH signed.", "SMITH"),
    ],
)
def test_a_person_stands_beside_a_cue(language: str | None, text: str, person: str) -> None:
    assert found(text, language, "PER") == [("PER", person)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Dear Sir or Madam,"),
        ("en", "Dear customer,"),
        ("en", "Attention: Accounts Payable"),
        ("en", "Contact us today."),
        ("en", "Best regards,\nThe whole team of the shop"),
        ("de", "Sehr geehrte Damen und Herren,"),
        ("fr", "Madame, Monsieur,"),
        ("es", "Estimados señores:"),
        ("en", "The table and the chair are Green and Blue."),
    ],
)
def test_nobody_is_found_where_nobody_is_named(language: str, text: str) -> None:
    assert found(text, language, "PER", "ORG") == []


@pytest.mark.parametrize(
    "firm",
    [
        *("Acme Holdings, Inc.", "Royal Bank of Nowhere plc", "Fox & Sons Ltd", "B. Weaver LLC"),
        *("Holz und Form GmbH", "Autohaus Süd GmbH & Co. KG", "Nordwind AG", "Stahl OHG"),
        *("Boulangerie du Moulin SARL", "Transports Martin S.A.S.", "Construcciones Sol S.L."),
        *("Fratelli Rossi S.r.l.", "Motori Veloci S.p.A.", "De Vries B.V.", "Kabel N.V."),
        *("Nordlys A/S", "Skog AB", "Budowa Sp. z o.o.", "Stavby s.r.o.", "Sinar (M) Sdn. Bhd."),
        *("SINAR JAYA SDN BHD", "HOLZ & FORM GMBH"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de", "fr", "it", "xx"])
def test_a_firm_ends_with_its_legal_form(firm: str, language: str) -> None:
    text = f"we paid {firm} in full"
    assert found(text, language, "ORG") == [("ORG", firm)]


def test_two_firms_in_a_row_are_two() -> None:
    text = "between Foo S.p.A. and Bar Trading Ltd only"
    assert found(text, "en", "ORG") == [("ORG", "Foo S.p.A."), ("ORG", "Bar Trading Ltd")]


@pytest.mark.parametrize("text", ["the company ltd", "An AG", "as a whole, and so", "GmbH", "Inc."])
def test_a_legal_form_alone_is_no_firm(text: str) -> None:
    assert ("ORG", text) not in found(text, "de", "ORG")


def test_an_invoice_number_is_no_phone_and_a_labelled_number_is() -> None:
    text = "Invoice 2125552368\nPhone: (212) 555-2368"
    assert found(text, "en", "PHONE") == [("PHONE", "(212) 555-2368")]


def test_a_number_like_a_vat_id_needs_a_label_or_right_check_digits() -> None:
    assert found("Article DE123456789", "en", "VAT_ID") == []
    assert found("VAT no. DE123456789", "en", "VAT_ID") == [("VAT_ID", "DE123456789")]
    assert found("Article DE136695976", "en", "VAT_ID") == [("VAT_ID", "DE136695976")]


def test_a_language_without_rules_is_read_all_the_same() -> None:
    assert found("Nordwind AG", "qq", "ORG") == [("ORG", "Nordwind AG")]


@settings(max_examples=60)
@given(st.text() | st.lists(st.sampled_from([*LETTER.split(), "\n", ",", "Mr"])).map(" ".join))
def test_spans_lie_inside_the_text_and_hold_something(text: str) -> None:
    for span in SPACY.find(text, "de"):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert 0 < span.confidence <= 1


SPANS = st.lists(
    st.builds(
        lambda start, length, label: Span(label, start, start + length, 0.5),
        st.integers(0, 40),
        st.integers(1, 12),
        st.sampled_from(["PER", "ORG"]),
    )
)


@given(SPANS)
def test_no_two_entities_overlap_and_none_is_lost_without_reason(spans: list[Span]) -> None:
    kept = without_overlaps(spans)
    assert all(one.end <= other.start for one, other in pairwise(kept))
    for span in spans:
        touching = [one for one in kept if one.start < span.end and span.start < one.end]
        assert any(one.end - one.start >= span.end - span.start for one in touching)


@given(SPANS, st.randoms())
def test_the_order_of_finding_does_not_matter(spans: list[Span], random: object) -> None:
    assert without_overlaps(spans) == without_overlaps(reversed(spans))


def test_entities_know_their_text_page_and_boxes() -> None:
    text = f"Page of Fox & Sons Ltd\n\n{LETTER}"
    document = FindEntities(SPACY)(document_of(text, language="de"))
    assert [one.label for one in document.entities] == ["ORG", *(label for label, _ in FOUND)]
    for entity in document.entities:
        assert document.text[entity.start : entity.end] == entity.text
        assert entity.boxes
    assert [one.page for one in document.entities] == [1] + [2] * len(FOUND)
    address = next(one for one in document.entities if one.text.startswith("Marktplatz"))
    assert len(address.boxes) == 2


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*LETTER.split("\n"), "", "x"])).map("\n".join))
def test_the_text_of_an_entity_is_cut_from_the_documents_text(text: str) -> None:
    document = FindEntities(SPACY)(document_of(text, language="de"))
    for one in document.entities:
        assert document.text[one.start : one.end] == one.text
        assert document.pages[one.page - 1].number == one.page
