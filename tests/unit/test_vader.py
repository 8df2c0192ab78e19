"""The tone of business sentences, in six languages."""

from __future__ import annotations

import pytest

from docintel.core.document import Sentiment
from docintel.engines.vader import Vader

VADER = Vader()

NEGATIVE = {
    "en": [
        "I am writing to complain about the washing machine you delivered last week.",
        "Two of the five chairs arrived broken and the box was torn open.",
        "We have not received any answer to our three letters.",
        "The heating does not work and the tenants are very upset.",
        "Your invoice is overdue and we will take legal action.",
    ],
    "de": [
        "Hiermit reklamiere ich die am Montag gelieferte Waschmaschine.",
        "Leider sind zwei der fünf Stühle beschädigt bei uns eingetroffen.",
        "Auf unsere drei Schreiben haben wir keine Antwort bekommen.",
        "Die Heizung funktioniert nicht, und wir sind sehr verärgert.",
        "Mit Ihrer Leistung sind wir überhaupt nicht zufrieden.",
    ],
    "fr": [
        "Je me plains de la machine à laver livrée lundi dernier.",
        "Malheureusement, deux des cinq chaises sont arrivées abîmées.",
        "Nos trois lettres sont restées sans réponse.",
        "Le chauffage ne fonctionne plus et nous sommes très mécontents.",
        "Nous ne sommes pas satisfaits de vos services.",
    ],
    "es": [
        "Les escribo para quejarme de la lavadora entregada el lunes.",
        "Dos de las cinco sillas han llegado rotas.",
        "Todavía no hemos recibido ninguna respuesta a nuestras cartas.",
        "La calefacción no funciona y estamos muy descontentos.",
        "No estamos satisfechos con su servicio.",
    ],
    "it": [
        "Vi scrivo per reclamare per la lavatrice consegnata lunedì.",
        "Purtroppo due delle cinque sedie sono arrivate rotte.",
        "Non abbiamo ancora ricevuto una risposta alle nostre lettere.",
        "Il riscaldamento non funziona e siamo molto delusi.",
        "Non siamo soddisfatti del vostro servizio.",
    ],
    "nl": [
        "Hierbij dien ik een klacht in over de wasmachine die maandag is bezorgd.",
        "Helaas zijn twee van de vijf stoelen beschadigd aangekomen.",
        "Op onze drie brieven hebben wij geen antwoord gekregen.",
        "De verwarming werkt niet en wij zijn zeer ontevreden.",
        "Wij zijn niet tevreden over uw dienstverlening.",
    ],
}
POSITIVE = {
    "en": [
        "Thank you very much for the excellent and friendly service.",
        "The goods arrived on time and in perfect condition.",
        "We are very happy with your work and will gladly recommend you.",
        "The repair was done without any problems.",
    ],
    "de": [
        "Vielen Dank für die hervorragende und freundliche Beratung.",
        "Die Ware kam pünktlich und in einwandfreiem Zustand an.",
        "Wir sind mit Ihrer Arbeit sehr zufrieden und empfehlen Sie weiter.",
        "Die Montage verlief ohne Probleme.",
    ],
    "fr": [
        "Merci beaucoup pour votre accueil chaleureux et votre excellent travail.",
        "La marchandise est arrivée rapidement et en parfait état.",
        "Nous sommes très satisfaits de votre travail et vous recommandons.",
        "Le montage s'est déroulé sans problème.",
    ],
    "es": [
        "Muchas gracias por su excelente y amable atención.",
        "La mercancía llegó a tiempo y en perfecto estado.",
        "Estamos muy satisfechos con su trabajo y los recomendaremos.",
        "La instalación se hizo sin problemas.",
    ],
    "it": [
        "Grazie mille per il servizio eccellente.",
        "La merce è arrivata puntualmente e in perfetto stato.",
        "Siamo molto soddisfatti del vostro lavoro e vi raccomandiamo a tutti.",
        "Il montaggio è avvenuto senza problemi.",
    ],
    "nl": [
        "Hartelijk dank voor de uitstekende en vriendelijke bediening.",
        "De goederen kwamen op tijd en in perfecte staat aan.",
        "Wij zijn zeer tevreden over uw werk en bevelen u graag aan.",
        "De montage verliep zonder problemen.",
    ],
}
NEUTRAL = {
    "en": ["Dear Mrs Brown, please find our price list below.", "Yours faithfully, A. Smith"],
    "de": ["Anbei senden wir Ihnen unsere Preisliste.", "Mit freundlichen Grüßen, A. Schmidt"],
    "fr": [
        "Veuillez trouver ci-joint notre tarif.",
        "Veuillez agréer nos salutations distinguées.",
    ],
    "es": ["Adjuntamos nuestra lista de precios.", "Sin otro particular, les saluda atentamente."],
    "it": ["In allegato trovate il nostro listino prezzi.", "Distinti saluti, A. Rossi"],
    "nl": ["Bijgaand vindt u onze prijslijst.", "Met vriendelijke groet, A. de Vries"],
}


def cases(by_language: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in by_language.items() for text in texts]


def judged(text: str, language: str) -> Sentiment:
    sentiment = VADER.judge(text, language)
    assert sentiment is not None
    return sentiment


@pytest.mark.parametrize(("language", "text"), cases(NEGATIVE))
def test_a_complaint_is_negative(language: str, text: str) -> None:
    assert judged(text, language).label == "negative"


@pytest.mark.parametrize(("language", "text"), cases(POSITIVE))
def test_praise_is_positive(language: str, text: str) -> None:
    assert judged(text, language).label == "positive"


@pytest.mark.parametrize(("language", "text"), cases(NEUTRAL))
def test_politeness_is_no_opinion(language: str, text: str) -> None:
    assert judged(text, language) == Sentiment("neutral", 0.0)


@pytest.mark.parametrize("language", sorted(NEGATIVE))
def test_a_letter_of_complaint_is_negative_for_all_its_thanks(language: str) -> None:
    letter = " ".join((*NEGATIVE[language], NEUTRAL[language][0], POSITIVE[language][0]))
    assert judged(letter, language).label == "negative"


def test_an_intensifier_strengthens_in_any_language() -> None:
    assert (
        judged("Wir sind sehr zufrieden.", "de").score > judged("Wir sind zufrieden.", "de").score
    )


def test_a_lost_umlaut_makes_no_difference() -> None:
    assert judged("Die Ware ist beschadigt.", "de") == judged("Die Ware ist beschädigt.", "de")


def test_an_english_function_word_means_nothing_in_another_language() -> None:
    # `but` is a goal in French and would turn the weights round in English.
    assert judged("Excellent but.", "fr") == judged("Excellent match.", "fr")


def test_an_unknown_language_is_not_judged() -> None:
    assert VADER.judge("Zboží dorazilo poškozené.", "cs") is None
    assert VADER.judge("The goods are broken.", None) is None
    assert VADER.judge("The goods are broken.", "../en") is None


def test_nothing_to_judge_is_not_judged() -> None:
    assert VADER.judge("", "en") is None
