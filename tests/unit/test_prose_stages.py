"""Summary, sentiment and language of whole documents."""

from __future__ import annotations

from docintel.core.document import Document, Sentiment
from docintel.core.sentences import prose_sentences
from docintel.engines.langid import LangId
from docintel.engines.vader import Vader
from docintel.stages.detect_language import DetectLanguage
from docintel.stages.judge_sentiment import JudgeSentiment
from docintel.stages.summarize import Summarize
from tests.unit.pages import document_of
from tests.unit.test_sentences import INVOICE, LETTER

COMPLAINT = """Sehr geehrte Damen und Herren,
am 3. März haben wir bei Ihnen zwanzig Stühle bestellt, die
gestern geliefert wurden. Leider sind acht der Stühle stark be-
schädigt, und vier fehlen ganz. Ihr Fahrer war zudem sehr un-
freundlich und ließ uns die Ware nicht prüfen. Wir erwarten
bis zum 20. März einwandfreien Ersatz für die Stühle.
Mit freundlichen Grüßen
Petra Schmidt"""


def judged(text: str) -> Document:
    document = DetectLanguage(LangId())(document_of(text))
    return JudgeSentiment(Vader())(document)


def test_a_letter_is_summarised_by_its_own_sentences() -> None:
    summary = Summarize(sentences=2)(document_of(COMPLAINT)).summary
    assert summary is not None
    quoted = [sentence for sentence in prose_sentences(COMPLAINT) if sentence in summary]
    assert " ".join(quoted) == summary
    assert len(quoted) == 2


def test_a_single_sentence_is_its_own_summary_and_gets_none() -> None:
    note = "The goods that you ordered last week were delivered to us today."
    assert prose_sentences(note) == [note]
    assert Summarize()(document_of(note)).summary is None


def test_an_invoice_has_neither_summary_nor_sentiment() -> None:
    assert Summarize()(document_of(INVOICE)).summary is None
    assert judged(INVOICE).sentiment is None


def test_a_complaint_is_negative_in_its_own_language() -> None:
    document = judged(COMPLAINT)
    assert document.language == "de"
    assert document.sentiment is not None
    assert document.sentiment.label == "negative"
    assert -1 <= document.sentiment.score < -0.05


def test_prose_of_an_unknown_language_is_not_judged() -> None:
    assert JudgeSentiment(Vader())(document_of(COMPLAINT)).sentiment is None


def test_a_judge_gets_each_sentence_by_itself() -> None:
    heard: list[str] = []

    class Hears:
        def judge(self, text: str, language: str | None) -> Sentiment | None:
            heard.append(text)
            return None

    JudgeSentiment(Hears())(document_of(COMPLAINT))
    assert heard == ["\n\n".join(prose_sentences(COMPLAINT))]


def test_an_earlier_result_does_not_survive_a_second_run() -> None:
    document = JudgeSentiment(Vader())(judged(LETTER))
    assert document == judged(LETTER)
