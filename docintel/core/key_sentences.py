"""Choose the sentences that say most about a text: nearest to its TF-IDF centroid."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

_TERM = re.compile(r"[^\W_]{3,}")
#: A sentence this similar to a chosen one says nothing new.
_SAME = 0.8

_Vector = Mapping[str, float]


def key_sentences(sentences: Sequence[str], count: int) -> list[str]:
    """At most `count` of them, in their own order.

    Every sentence is a vector of its terms, weighted by 1 + log of the frequency in it and the
    log of how few sentences have them; the score is the cosine to the mean of all (Radev et al.
    2004, centroid-based summarization).
    """
    vectors = _weighted(sentences)
    centroid: Counter[str] = Counter()
    for vector in vectors:
        centroid.update(vector)
    scores = [_cosine(vector, centroid) for vector in vectors]
    chosen: list[int] = []
    for index in sorted(range(len(sentences)), key=lambda index: -scores[index]):
        if len(chosen) == count:
            break
        if all(_cosine(vectors[index], vectors[other]) < _SAME for other in chosen):
            chosen.append(index)
    return [sentences[index] for index in sorted(chosen)]


def _weighted(sentences: Sequence[str]) -> list[dict[str, float]]:
    """TF-IDF vectors of length one; empty for a sentence without terms."""
    counts = [Counter(_TERM.findall(sentence.lower())) for sentence in sentences]
    spread: Counter[str] = Counter(term for count in counts for term in count)
    rarity = {term: 1 + math.log((1 + len(counts)) / (1 + n)) for term, n in spread.items()}
    return [
        _unit({term: (1 + math.log(n)) * rarity[term] for term, n in count.items()})
        for count in counts
    ]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()}


def _cosine(one: _Vector, other: _Vector) -> float:
    lengths = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    product = sum(weight * other.get(term, 0.0) for term, weight in one.items())
    return product / lengths if lengths else 0.0
