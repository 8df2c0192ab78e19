"""A scorer for tests that is told which words it marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from docintel.core.document import Document
from docintel.engines.protocols import WordScores


@dataclass(frozen=True)
class Marks:
    """`said` gives, by label, phrases and how likely their words are; a phrase that is printed
    several times is marked everywhere."""

    said: Mapping[str, Mapping[str, float]]
    version: str = "marks@1"

    def score(self, document: Document) -> WordScores:
        labels = tuple(self.said)
        pages = tuple(
            np.zeros((len(page.words), len(labels)), np.float32) for page in document.pages
        )
        for page, scores in zip(document.pages, pages, strict=True):
            texts = [word.text for word in page.words]
            for column, label in enumerate(labels):
                for phrase, likely in self.said[label].items():
                    wanted = phrase.split()
                    for at in range(len(texts) - len(wanted) + 1):
                        if texts[at : at + len(wanted)] == wanted:
                            scores[at : at + len(wanted), column] = likely
        return WordScores(labels, pages)
