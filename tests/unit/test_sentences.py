"""Text as a page holds it becomes sentences as a person wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.sentences import is_prose, mostly_prose, paragraphs, prose_sentences, sentences

LETTER = """Fox & Sons Ltd
12 Mill Lane
Leeds LS1 4AB
5 March 2026

Dear Mr. Fox,
I am writing about the washing machine that you deli-
vered on 3 March. It leaks, and Dr. Jones from your ser-
vice desk has not called me back since.
Please collect the machine before 20 March.
Yours sincerely,
A. Weaver"""
INVOICE = """Invoice no. 4711
Date 05.03.2026
Widget A4 2 pcs 50.00 100.00
Net total 100.00
VAT 19 % 19.00
Total EUR 119.00
IBAN DE02 1203 0000 0000 2020 51
Goods remain our property until they are paid in full."""


def test_a_letter_is_read_in_whole_sentences() -> None:
    assert prose_sentences(LETTER) == [
        "I am writing about the washing machine that you delivered on 3 March.",
        "It leaks, and Dr. Jones from your service desk has not called me back since.",
        "Please collect the machine before 20 March.",
    ]


def test_a_letter_is_mostly_prose_and_an_invoice_is_not() -> None:
    assert len(mostly_prose(LETTER)) == 3
    assert len(prose_sentences(INVOICE)) == 1
    assert mostly_prose(INVOICE) == []


@pytest.mark.parametrize(
    "text",
    [
        "We met Mr. Smith of Acme Inc. in London.",
        "Die Lieferung vom 5. März, d. h. Ihre letzte, war unvollständig.",
        "Bitte beachten Sie z.B. die Frist von ca. drei Wochen.",
        "Nous avons reçu M. Dupont le 3 mai.",
        "See art. 4 of the contract and no. 5 of the annex.",
        "The price rose by 3.5 per cent in 2025.",
        "J. R. Fox signed it.",
    ],
)
def test_a_point_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


def test_questions_quotes_and_exclamations_end_a_sentence() -> None:
    text = 'He said "No." Then he left! Why? Nobody knows.'
    assert sentences(text) == ['He said "No."', "Then he left!", "Why?", "Nobody knows."]


def test_items_of_a_list_stay_apart() -> None:
    text = "We noticed three faults on the machine that you sent:\n- the door does not close\n2. it"
    assert len(paragraphs(text)) == 3


def test_a_hyphen_that_belongs_to_the_word_stays() -> None:
    text = "We ask for a copy of the Ein- und\nAusgangsrechnungen and of the long-\nterm contract."
    assert "Ein- und" in paragraphs(text)[0]
    text = "Bitte senden Sie uns noch heute alle Ein-\nund Ausgangsrechnungen des Jahres."
    assert "Ein- und Ausgangsrechnungen" in paragraphs(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Musterstr. 5, 10115 Berlin.",
        "TOTAL 12.50 CASH 20.00 CHANGE 7.50 THANK YOU.",
        "Invoice Number 4711 Order Number 815 Date 5 March.",
        "thank you",
    ],
)
def test_what_nobody_wrote_as_a_sentence_is_no_prose(text: str) -> None:
    assert not is_prose(text)


@given(st.text())
def test_no_letter_or_digit_is_lost(text: str) -> None:
    def solid(text: str) -> str:
        return "".join(letter for letter in text if letter.isalnum())

    assert solid("".join(sentences(text))) == solid(text)


@given(st.text())
def test_prose_is_a_part_of_the_sentences(text: str) -> None:
    assert set(mostly_prose(text)) <= set(prose_sentences(text)) <= set(sentences(text))
