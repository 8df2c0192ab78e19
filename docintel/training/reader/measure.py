"""Count what the last layers misread, in characters and in words, set by set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from docintel.training.reader.greedy import read_classes
from docintel.training.reader.last_layers import LastLayers
from docintel.training.reader.sample import Sample


def errors_by_set(
    layers: LastLayers, samples: Sequence[Sample], alphabet: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Errors in percent of what was typed, upper case as lower."""
    origins = sorted({sample.origin for sample in samples})
    return {
        origin: _errors(
            (_text(sample.classes, alphabet), _text(read_classes(layers, sample), alphabet))
            for sample in samples
            if sample.origin == origin
        )
        for origin in origins
    }


def _errors(pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    listed = list(pairs)
    words = [(typed.split(), read.split()) for typed, read in listed]
    return {
        "characters": _share([(list(typed), list(read)) for typed, read in listed]),
        "words": _share(words),
        "lines": float(len(listed)),
    }


def _share(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> float:
    wrong = sum(Levenshtein.distance(typed, read) for typed, read in pairs)
    return round(100 * wrong / max(sum(len(typed) for typed, _ in pairs), 1), 2)


def _text(classes: Sequence[int], alphabet: Sequence[str]) -> str:
    return "".join(alphabet[one] for one in classes).casefold()
