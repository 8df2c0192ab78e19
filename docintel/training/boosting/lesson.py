"""A labelled document as the cheap voter sees it: its units, and which are values of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.engines.boosting.evidence import evidence_of
from docintel.engines.boosting.hints import hints_of
from docintel.engines.boosting.observe import Observed, observe
from docintel.training.boosting.batch import Batch, tag_of
from docintel.training.example import Example

#: Share of its letters that must be labelled before a text counts as the value.
_ENOUGH = 0.6


@dataclass(frozen=True)
class Lesson:
    """`truth` has a row a unit and a column a field. Where `doubtful`, nothing is learned: the unit
    says the value once more, in a place that nobody labelled, or nobody labels the field in such
    documents. Lessons of one `group` look alike, so that what is learned from some of them is no
    news about the others. The lesson is given `repeats` times. `evidence` is what the rules say;
    `hints` are for types of one's own."""

    observed: Observed
    truth: NDArray[np.bool_]
    doubtful: NDArray[np.bool_]
    group: str
    repeats: int = 1
    evidence: NDArray[np.float64] | None = None
    hints: NDArray[np.float64] | None = None


def lessons_of(
    batch: Batch,
    document_type: DocumentType,
    fields: Sequence[FieldSpec],
    heeds_rules: bool = False,
) -> Iterator[Lesson]:
    """Look at every example, at fields and columns."""
    kinds = frozenset(field.kind for field in fields)
    tags = [tag_of(field, document_type) for field in fields]
    unasked = [tag not in batch.asked for tag in tags]
    for example in batch.examples:
        observed = observe(example.document, document_type, kinds)
        truth = _truth(example, observed, fields, tags)
        doubtful = _said_again(observed, truth, fields)
        doubtful[:, unasked] = True
        evidence = evidence_of(example.document, document_type, observed, fields, heeds_rules)
        hints = hints_of(observed) if heeds_rules else None
        yield Lesson(observed, truth, doubtful, example.template, batch.repeats, evidence, hints)


def _truth(
    example: Example, observed: Observed, fields: Sequence[FieldSpec], tags: Sequence[str]
) -> NDArray[np.bool_]:
    by_word = _tags_by_word(example)
    labelled = set(by_word.values())
    truth = np.zeros((len(observed.units), len(fields)), np.bool_)
    for at, (field, tag) in enumerate(zip(fields, tags, strict=True)):
        if tag in labelled:
            for row in observed.of_kind(field.kind):
                truth[row, at] = _labelled(observed, row, tag, by_word) >= _ENOUGH
    return truth


def _said_again(
    observed: Observed, truth: NDArray[np.bool_], fields: Sequence[FieldSpec]
) -> NDArray[np.bool_]:
    """Units that are no labelled value but say the same as one."""
    again = np.zeros(truth.shape, np.bool_)
    for at, field in enumerate(fields):
        values = {observed.units[row].value for row in np.flatnonzero(truth[:, at])}
        for row in observed.of_kind(field.kind) if values else ():
            again[row, at] = not truth[row, at] and observed.units[row].value in values
    return again


def _labelled(
    observed: Observed, row: int, name: str, tags: Mapping[tuple[int, Box, str], str]
) -> float:
    """Share of the unit's letters in words with that label."""
    page = observed.reading.segments[observed.units[row].segment].page
    words = observed.touched.of(row)
    mine = sum(_letters(one) for one in words if tags.get((page, one.box, one.text)) == name)
    return mine / max(sum(map(_letters, words)), 1)


def _letters(word: Word) -> int:
    return sum(map(str.isalnum, word.text))


def _tags_by_word(example: Example) -> dict[tuple[int, Box, str], str]:
    return {
        (page.number, word.box, word.text): tag[0]
        for page, tags in zip(example.document.pages, example.tags, strict=True)
        for word, tag in zip(page.words, tags, strict=True)
        if tag is not None
    }
