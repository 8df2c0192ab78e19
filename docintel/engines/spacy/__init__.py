"""Find entities with spaCy, without a trained model. The only folder that imports spacy.

A blank pipeline splits the text into tokens by the rules of its language; a phrase matcher finds
the cues beside which names stand; what has a form of its own is found by docintel's parsers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from docintel.engines.protocols import Span
from docintel.engines.spacy.cues import (
    ATTENTION,
    BY_ORDER,
    CLOSINGS,
    GREETINGS,
    LEGAL_FORMS,
    TITLES,
)
from docintel.engines.spacy.names import end_of_person, is_line_end, name_count, start_of_firm
from docintel.engines.spacy.parsed import parsed_spans

#: How far each rule is believed; set by hand.
_TITLED, _SIGNED, _ANNOUNCED, _GREETED, _FIRM = 0.95, 0.9, 0.85, 0.8, 0.9
#: What stands between a cue and the name: `Attn: `, `Mr. `, a comma after a closing.
_MARKS = frozenset({":", ".", ",", "-"})
_LINES_BELOW_CLOSING = 3

_Reader = Callable[[Any, int, int], Span | None]


@dataclass(frozen=True)
class SpaCy:
    """PER, ORG, ADDRESS, DATE, MONEY, IBAN, BIC, VAT_ID, EMAIL, PHONE and URL, by rules."""

    _pipelines: dict[str, _Pipeline] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def find(self, text: str, language: str | None) -> list[Span]:
        """Spans that may overlap, in no order."""
        return [*parsed_spans(text, language), *self._pipeline(language or "xx").find(text)]

    def _pipeline(self, language: str) -> _Pipeline:
        if language not in self._pipelines:
            self._pipelines[language] = _Pipeline(language)
        return self._pipelines[language]


class _Pipeline:
    """Tokens and cues of one language."""

    def __init__(self, language: str) -> None:
        from spacy.matcher import PhraseMatcher

        self._nlp = _blank(language)
        self._readers: dict[str, _Reader] = {
            "title": _titled,
            "attention": _announced,
            "greeting": _greeted,
            "closing": _signed,
        }
        self._cues = PhraseMatcher(self._nlp.vocab)
        self._legal_forms = PhraseMatcher(self._nlp.vocab)
        for kind, phrases in zip(
            self._readers, (TITLES, ATTENTION, GREETINGS, CLOSINGS), strict=True
        ):
            self._cues.add(kind, self._docs(phrases))
        self._legal_forms.add("legal form", self._docs(LEGAL_FORMS))

    def _docs(self, phrases: Iterable[str]) -> list[Any]:
        """Cues are split like the text, so `S.p.A.` is found however spaCy splits it."""
        return [self._nlp.make_doc(phrase) for phrase in phrases]

    def find(self, text: str) -> Iterator[Span]:
        doc = self._nlp.make_doc(text)
        for match, start, end in self._cues(doc):
            span = self._readers[self._nlp.vocab.strings[match]](doc, start, end)
            if span is not None:
                yield span
        yield from _firms(doc, [(start, end) for _, start, end in self._legal_forms(doc)])


def _blank(language: str) -> Any:
    import spacy

    try:
        return spacy.blank(language)
    except ImportError:  # spaCy's answer to a language it has no rules for
        return spacy.blank("xx")


def _titled(doc: Any, _: int, end: int) -> Span | None:
    start = _past_marks(doc, end, {"."})
    if start < len(doc) and is_line_end(doc, start):
        return _below_title(doc, start + 1)
    return _person(doc, start, end_of_person(doc, start), _TITLED)


def _below_title(doc: Any, start: int) -> Span | None:
    """The name that fills the line below a title, as in an address."""
    end = end_of_person(doc, start)
    if not is_line_end(doc, end) or name_count(doc, start, end) < 2:
        return None
    return _person(doc, start, end, _TITLED)


def _announced(doc: Any, _: int, end: int) -> Span | None:
    start = _past_marks(doc, end, _MARKS)
    name_end = end_of_person(doc, start)
    if name_count(doc, start, name_end) < 2:
        return None
    return _person(doc, start, name_end, _ANNOUNCED)


def _greeted(doc: Any, _: int, end: int) -> Span | None:
    name_end = end_of_person(doc, end)
    ended = is_line_end(doc, name_end) or doc[name_end].text in {",", ":", "!"}
    return _person(doc, end, name_end, _GREETED) if ended else None


def _signed(doc: Any, _: int, end: int) -> Span | None:
    """The name that fills one of the lines below the closing; a signature may come between."""
    position = _past_marks(doc, end, _MARKS)
    if not is_line_end(doc, position):
        return None
    for line in _starts_of_lines(doc, position, _LINES_BELOW_CLOSING):
        start = _past_by_order(doc, line)
        name_end = end_of_person(doc, start)
        if is_line_end(doc, name_end) and name_count(doc, start, name_end) >= 2:
            return _person(doc, start, name_end, _SIGNED)
    return None


def _starts_of_lines(doc: Any, position: int, count: int) -> Iterator[int]:
    """Where the next lines begin, from a line end on."""
    ends = (index for index in range(position, len(doc)) if "\n" in doc[index].text)
    yield from (index + 1 for index in islice(ends, count))


def _firms(doc: Any, legal_forms: list[tuple[int, int]]) -> Iterator[Span]:
    for start, end in legal_forms:
        # What ends right here is of the same name: Fox & Sons Ltd.
        earlier = [other for _, other in legal_forms if other < start]
        first = start_of_firm(doc, start, max(earlier, default=0))
        if any(token.text[:1].isupper() for token in doc[first:start]):
            yield Span("ORG", doc[first].idx, _end_index(doc, end), _FIRM)


def _person(doc: Any, start: int, end: int, confidence: float) -> Span | None:
    if not name_count(doc, start, end):
        return None
    return Span("PER", doc[start].idx, _end_index(doc, end), confidence)


def _end_index(doc: Any, end: int) -> int:
    last = doc[end - 1]
    return int(last.idx + len(last.text))


def _past_marks(doc: Any, position: int, marks: set[str] | frozenset[str]) -> int:
    while position < len(doc) and doc[position].text in marks:
        position += 1
    return position


def _past_by_order(doc: Any, position: int) -> int:
    """Behind `i. A.` and its like, where a signature begins with one."""
    if position >= len(doc):
        return position
    rest = doc.text[doc[position].idx :]
    for words in BY_ORDER:
        if rest.startswith(words):
            behind = doc[position].idx + len(words)
            while position < len(doc) and doc[position].idx < behind:
                position += 1
    return position
