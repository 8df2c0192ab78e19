"""Papers of three simple types and of none, for tests of what learns types."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from docintel.core.document import Document
from docintel.core.type_files import document_types
from docintel.training.doctype.corpus import Corpus
from docintel.training.doctype.made_up import MADE_UP
from docintel.training.doctype.sample import Kind, Sample, Use, sample_of
from docintel.training.manifest import SYNTHETIC
from tests.unit.typesetting import Placed, typeset

#: What a paper of a type is called, and the words in it.
WORDING: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "receipt": ("Till receipt", ("milk", "bread", "change", "cash", "item", "till")),
    "contract": ("Agreement", ("party", "clause", "term", "law", "obligation", "notice")),
    "letter_email": ("Letter", ("dear", "sincerely", "regards", "thank", "hope", "write")),
    "unknown": ("", ("river", "forest", "story", "king", "sword", "castle")),
}
_LINES = 12


def paper(type_name: str, random: Random, pages: int = 1) -> Document:
    """Its title stands on the first page, the number of the page on each."""
    return typeset(*(_page(type_name, random, number, pages) for number in range(1, pages + 1)))


def _page(type_name: str, random: Random, number: int, pages: int) -> list[Placed]:
    title, words = WORDING[type_name]
    placed = [(50, 40, title)] if number == 1 and title else []
    for line in range(_LINES):
        text = " ".join([*random.choices(words, k=4), str(random.randint(1, 999))])
        placed.append((50, 100 + 40 * line, text))
    return [*placed, (400, 900, f"Page {number} of {pages}")]


def corpus(count: int, seed: int = 0, several: int = 3) -> Corpus:
    """So many papers of each type for each use; every other one has several pages."""
    random = Random(seed)
    samples = [
        _sample(paper(name, random, 1 + at % 2 * random.randint(1, several)), name, use)
        for use in Use
        for name in WORDING
        for at in range(count)
    ]
    return Corpus(tuple(samples), (SYNTHETIC,))


def _sample(document: Document, type_name: str, use: Use) -> Sample:
    found = sample_of(document, Kind(type_name, "en", MADE_UP, use), document_types())
    assert found is not None
    return found
