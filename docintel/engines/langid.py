"""Tell the language of a text with py3langid. The only file that imports py3langid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docintel.errors import BadOptionError

#: Words of letters only: numbers, codes and addresses of the web are of no language.
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,}(?![\w@/])")
#: Its answer does not change beyond this; the time it takes grows.
_MAX_CHARACTERS = 10_000


@dataclass(frozen=True)
class LangId:
    """Chooses among `languages`, ISO 639-1 codes. A short list makes fewer mistakes.

    Answers None with fewer than `min_letters` letters to go by or below `min_probability`.
    """

    languages: Sequence[str] = (
        *("en", "de", "fr", "es", "it", "nl"),
        *("da", "sv", "pl", "pt", "cs"),
    )
    min_letters: int = 20
    min_probability: float = 0.6

    def detect(self, text: str) -> str | None:
        words = " ".join(_WORD.findall(text[: 3 * _MAX_CHARACTERS]))[:_MAX_CHARACTERS].lower()
        if len(words.replace(" ", "")) < self.min_letters:
            return None
        language, probability = self._identifier.classify(words)
        return str(language) if probability >= self.min_probability else None

    @cached_property
    def _identifier(self) -> Any:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        try:
            identifier.set_languages(list(self.languages))
        except ValueError as error:
            known = ", ".join(sorted(identifier.labels))
            raise BadOptionError(f"engine 'langid': {error}; known: {known}") from error
        return identifier
