"""Judge the tone of business prose with VADER's rules. The only file that imports vaderSentiment.

VADER knows English alone: its word list can be exchanged, but its negations and intensifiers are
constants of the module. So a sentence of another language is first rewritten, word by word, into
what VADER understands: words of our lexicon stay, a negation becomes `not`, an intensifier `very`,
and everything else a word that means nothing to it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from docintel.core.document import Sentiment
from docintel.core.sentences import sentences

_LEXICONS = files("docintel") / "lexicons"

#: How VADER's own English says what the lists of a lexicon hold.
_ROLES = {
    "negations": "not",
    "intensifiers": "very",
    "dampeners": "slightly",
    "contrasts": "but",
}
_NO_OPINION = "thing"

#: Thresholds that VADER's authors give for its compound score.
_POSITIVE, _NEGATIVE = 0.05, -0.05
#: A sentence without opinion counts, but less: letters hold facts beside the complaint.
_WEIGHT_OF_NEUTRAL = 0.25


@dataclass(frozen=True)
class Vader:
    """Knows the languages that have a file in `docintel/lexicons`."""

    _judges: dict[str, _Judge | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def judge(self, text: str, language: str | None) -> Sentiment | None:
        """The mean over the sentences; None for a text without any or an unknown language."""
        judge = self._judge(language) if language else None
        scores = [judge.score(sentence) for sentence in sentences(text)] if judge else []
        if not scores:
            return None
        weights = [1.0 if score else _WEIGHT_OF_NEUTRAL for score in scores]
        total = sum(score * weight for score, weight in zip(scores, weights, strict=True))
        mean = round(total / sum(weights), 4)
        return Sentiment(_label(mean), mean)

    def _judge(self, language: str) -> _Judge | None:
        if language not in self._judges:
            lexicon = _load(language)
            self._judges[language] = _Judge(lexicon, _analyzer(lexicon)) if lexicon else None
        return self._judges[language]


@dataclass(frozen=True)
class _Lexicon:
    """`words` and `roles` by folded word or phrase; a `*` at the end stands for any ending."""

    words: dict[str, float]
    roles: dict[str, str]
    extends_vader: bool

    def pattern(self) -> re.Pattern[str]:
        """Finds, from left to right, the longest entry that fits, else any word or mark."""
        entries = sorted({*self.words, *self.roles}, key=len, reverse=True)
        known = "|".join(_as_pattern(entry) for entry in entries)
        # French and Italian elide before an apostrophe, English contracts around it.
        word = r"[^\W\d_]+(?:['-][^\W\d_]+)*" if self.extends_vader else r"[^\W\d_]+"
        return re.compile(rf"(?<![^\W_])(?:{known})(?![^\W_])|{word}|[!?]+", re.IGNORECASE)


class _Judge:
    """Scores sentences of one language from -1 to 1."""

    def __init__(self, lexicon: _Lexicon, analyzer: Any) -> None:
        self._lexicon = lexicon
        self._analyzer = analyzer
        self._pattern = lexicon.pattern()
        exact = {entry for entry in (*lexicon.words, *lexicon.roles) if not entry.endswith("*")}
        self._exact = {_token(entry): entry for entry in exact}
        stems = {*lexicon.words} - exact
        self._stems = sorted((stem.rstrip("*") for stem in stems), key=len, reverse=True)

    def score(self, sentence: str) -> float:
        found = self._pattern.findall(_folded(sentence))
        rewritten = " ".join(self._rewritten(word) for word in found)
        return float(self._analyzer.polarity_scores(rewritten)["compound"])

    def _rewritten(self, word: str) -> str:
        if word[0] in "!?":
            return word
        entry = self._entry(" ".join(word.lower().split()))
        if entry is None:
            plain = word if self._lexicon.extends_vader else _NO_OPINION
        elif entry in self._lexicon.roles:
            plain = self._lexicon.roles[entry]
        else:
            plain = _token(entry) if self._lexicon.words[entry] else _NO_OPINION
        # VADER reads capitals as emphasis.
        return plain.upper() if word.isupper() and len(word) > 1 else plain

    def _entry(self, word: str) -> str | None:
        if _token(word) in self._exact:
            return self._exact[_token(word)]
        return next((f"{stem}*" for stem in self._stems if word.startswith(stem)), None)


def _load(language: str) -> _Lexicon | None:
    path = _LEXICONS / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        return None
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Lexicon(
        words={_folded(word).lower(): float(value) for word, value in table["words"].items()},
        roles={
            _folded(word): meaning
            for name, meaning in _ROLES.items()
            for word in table.get(name, ())
        },
        extends_vader=table.get("extends_vader", False),
    )


def _analyzer(lexicon: _Lexicon) -> Any:
    from vaderSentiment.vaderSentiment import (  # type: ignore[import-untyped]
        SentimentIntensityAnalyzer,
    )

    analyzer = SentimentIntensityAnalyzer()
    own = {_token(entry): value for entry, value in lexicon.words.items() if value}
    analyzer.lexicon = {**analyzer.lexicon, **own} if lexicon.extends_vader else own
    return analyzer


def _as_pattern(entry: str) -> str:
    ending = r"[^\W_]*" if entry.endswith("*") else ""
    return r"\s+".join(re.escape(word) for word in entry.rstrip("*").split()) + ending


def _token(entry: str) -> str:
    """One word for VADER, which splits at blanks and strips marks."""
    return entry.rstrip("*").replace(" ", "_")


def _folded(text: str) -> str:
    """Without accents and umlauts, which OCR and hurried writers lose."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("\u2019", "'"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _label(score: float) -> str:
    if score >= _POSITIVE:
        return "positive"
    return "negative" if score <= _NEGATIVE else "neutral"
