"""Propose the values that a LayoutLM model marks on the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean
from typing import ClassVar

from docintel.core.document import Candidate, Document
from docintel.core.document_type import kind_of
from docintel.core.geometry import Box, around
from docintel.core.page import Origin, Page, Word
from docintel.core.word_order import read_order
from docintel.engines.protocols import WordClassifier, WordLabel
from docintel.extraction.values import find_values
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import known_types, type_of


@dataclass(frozen=True)
class ProposeByLayoutLm:
    """Joins neighbouring words of one label; `names` turns the model's labels into our fields.

    A label that is not in `names` is taken in lower case. A value that the parser of its kind
    cannot read is not proposed. `types` is a folder with TOML files of one's own.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.WORDS, Slot.LINES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    engine: WordClassifier
    names: Mapping[str, str] = field(default_factory=dict)
    types: str | None = None

    def __call__(self, document: Document) -> Document:
        found = tuple(self._candidates(document))
        if not found:
            return document
        return replace(document, candidates=(*document.candidates, *found))

    def _candidates(self, document: Document) -> Iterator[Candidate]:
        labels = self.engine.classify(document)
        own, types = type_of(document, self.types), known_types(self.types).values()
        for page in document.pages:
            on_page = [label for label in labels if label.page == page.number]
            for run in joined(on_page, page):
                words = [page.words[label.word] for label in run]
                text = " ".join(word.text for word in words)
                name = self.names.get(run[0].label, run[0].label.lower())
                values = find_values(kind_of(name, own, types), text)
                if not values:
                    continue
                yield Candidate(
                    name=name,
                    value=values[0].value,
                    text=text,
                    confidence=fmean(label.confidence for label in run),
                    source=Origin.MODEL,
                    voter=self.engine.version,
                    page=page.number,
                    boxes=boxes_by_line(words, page),
                )


def joined(labels: Sequence[WordLabel], page: Page) -> list[list[WordLabel]]:
    """Labels of words that are read one after the other and belong to one value."""
    places = {index: place for place, index in enumerate(read_order(page))}
    runs: list[list[WordLabel]] = []
    for label in sorted(labels, key=lambda label: places[label.word]):
        last = runs[-1][-1] if runs else None
        goes_on = (
            last is not None
            and last.label == label.label
            and places[label.word] == places[last.word] + 1
            and not label.begins
        )
        if goes_on:
            runs[-1].append(label)
        else:
            runs.append([label])
    return runs


def boxes_by_line(words: Sequence[Word], page: Page) -> tuple[Box, ...]:
    """One box for each line that the words stand on."""
    lines = {word: number for number, line in enumerate(page.lines) for word in line.words}
    grouped: dict[int, list[Box]] = {}
    for word in words:
        grouped.setdefault(lines.get(word, -1), []).append(word.box)
    return tuple(around(boxes) for boxes in grouped.values())
