"""What training keeps of a document: words as sums, numbers of shapes and picture, its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.document_type import DocumentType
from docintel.engines.doctype_model.word_table import by_sum
from docintel.extraction.page_sight import PageSight, look_at
from docintel.extraction.reading import read
from docintel.extraction.type_evidence import evidence_in, look_in
from docintel.extraction.type_shapes import shapes_in_numbers
from docintel.extraction.type_words import words_of

#: The pages that the stage looks at too.
_PAGES = 3


class Use(StrEnum):
    """What a sample is for: to learn from, to find out how certain one may be, to measure."""

    LEARN = "learn"
    CALIBRATE = "calibrate"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Words:
    """Sums of words, and how strong each is."""

    sums: NDArray[np.uint32]
    strengths: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """One document. `origin` is the set it comes from; see `Kind` for `likeness`.

    `look` is empty where it has no picture.
    """

    type: str
    language: str
    origin: str
    use: Use
    likeness: str
    words: Words
    shapes: Mapping[str, float]
    look: Mapping[str, float]
    sights: tuple[PageSight, ...]
    page_words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """What is known of a document beside what stands on it.

    `likeness` names its template or its sender: others that share it look the same. It is empty
    where nobody knows of any.
    """

    type: str
    language: str
    origin: str
    use: Use
    likeness: str = ""


def sample_of(document: Document, kind: Kind, types: Mapping[str, DocumentType]) -> Sample | None:
    """None for a document with neither text nor picture, from which nothing can be learned."""
    reading = read(replace(document, pages=document.pages[:_PAGES]))
    look = look_in(reading)
    if not reading.rows and not look:
        return None
    sights = [look_at(page) for page in document.pages]
    return Sample(
        type=kind.type,
        language=kind.language,
        origin=kind.origin,
        use=kind.use,
        likeness=kind.likeness,
        words=_words(words_of(reading)),
        shapes=shapes_in_numbers(evidence_in(reading, types.values())),
        look=look,
        # Sums take the place of the words themselves, which are many.
        sights=tuple(replace(sight, words={}) for sight in sights),
        page_words=tuple(_words(sight.words) for sight in sights),
    )


def unaware_of(sample: Sample, type_name: str) -> Sample:
    """The document as it looks where nobody has described that type."""
    told = {f"cue {type_name}", f"title {type_name}"}
    kept = {name: number for name, number in sample.shapes.items() if name not in told}
    return replace(sample, shapes=kept)


def unseen(sample: Sample) -> Sample:
    """The document as if it had no picture."""
    return replace(sample, look={})


def _words(words: Mapping[str, float]) -> Words:
    return Words(*by_sum(words))
