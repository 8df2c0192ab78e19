"""The language of a document is told from its words."""

from __future__ import annotations

import pytest

from docintel.engines.langid import LangId
from docintel.errors import BadOptionError

LANGID = LangId()

TEXTS = {
    "en": "Dear Sir, we are writing to you about the delivery of last week.",
    "de": "Sehr geehrte Damen und Herren, anbei erhalten Sie unsere Rechnung.",
    "fr": "Veuillez trouver ci-joint notre facture pour les travaux effectués.",
    "es": "Adjuntamos la factura correspondiente a los trabajos realizados.",
    "it": "In allegato trovate la fattura relativa ai lavori eseguiti.",
    "nl": "Bijgaand vindt u de factuur voor de uitgevoerde werkzaamheden.",
    "da": "Vedlagt finder du fakturaen for det arbejde, der er udført.",
    "sv": "Bifogat hittar ni fakturan för det arbete som har utförts.",
    "pl": "W załączeniu przesyłamy fakturę za wykonane prace.",
    "pt": "Em anexo enviamos a fatura referente aos trabalhos realizados.",
    "cs": "V příloze zasíláme fakturu za provedené práce.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_it_knows_the_languages_it_is_given(language: str, text: str) -> None:
    assert LANGID.detect(text) == language


def test_capitals_make_no_difference() -> None:
    assert LANGID.detect(TEXTS["de"].upper()) == "de"


@pytest.mark.parametrize(
    "text", ["", "12.50 EUR", "4711 / 0815-A", "OK", "a@b.example www.x.example"]
)
def test_too_little_to_go_by_is_not_guessed(text: str) -> None:
    assert LANGID.detect(text) is None


def test_numbers_and_addresses_of_the_web_do_not_count() -> None:
    noise = "4711-0815 info@example.com https://www.example.com/the/best/offers 12.50 "
    assert LANGID.detect(noise * 20 + TEXTS["it"]) == "it"


def test_a_short_list_decides_among_its_own() -> None:
    assert LangId(languages=["de", "nl"]).detect(TEXTS["en"] * 5) in {"de", "nl", None}


def test_an_unknown_code_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadOptionError, match=r"klingon.*known: .*\bde\b"):
        LangId(languages=("de", "klingon")).detect(TEXTS["de"])
