"""How much of a text is made of words that labels are made of: it announces, and is no value."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from docintel.core.type_files import document_types
from docintel.engines.boosting.context import OWN, tokens
from docintel.engines.boosting.observe import Observed

Floats = NDArray[np.float64]

NAMES = ("label_words", "label_words_behind")
_SHORTEST = 3


@cache
def known_words() -> frozenset[str]:
    """The words of all labels, headers and decoys of the types that ship, in all languages."""
    found: set[str] = set()
    for one in document_types().values():
        labels = (label for spec in (*one.fields, *one.columns) for label in spec.all_labels)
        for label in (*labels, *one.decoys):
            found.update(word for word in tokens(label) if len(word) >= _SHORTEST)
    return frozenset(found)


def label_words(observed: Observed) -> Floats:
    """Their share of each unit's words, and of those behind it."""
    phrases = observed.context.phrases
    shares = np.array([_share(phrase) for phrase in phrases])
    own = shares[observed.context.words[OWN]]
    return np.stack([own, shares[observed.context.words["behind"]]], axis=1)


def _share(phrase: tuple[str, ...]) -> float:
    words = [word for word in phrase if word.isalpha()]
    return sum(word in known_words() for word in words) / max(len(words), 1)
