"""A labelled document as the cheap voter sees it: its units, and which are values of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.engines.boosting.observe import Observed, observe
from docintel.engines.boosting.units import Unit, family
from docintel.evaluation.normal_form import normal_form
from docintel.training.example import Example

#: Share of its letters that must be labelled before a text counts as the value.
_ENOUGH = 0.6


@dataclass(frozen=True)
class Lesson:
    """`truth` has a row a unit and a column a field. Lessons of one `group` look alike, so that
    what is learned from some of them is no news about the others."""

    observed: Observed
    truth: NDArray[np.bool_]
    group: str


def lessons_of(
    examples: Iterable[Example], document_type: DocumentType, fields: Sequence[FieldSpec]
) -> list[Lesson]:
    """Look at every example; those without text teach nothing."""
    kinds = frozenset(field.kind for field in fields)
    lessons = []
    for example in examples:
        observed = observe(example.document, document_type, kinds)
        if observed.units:
            lessons.append(Lesson(observed, _truth(example, observed, fields), example.template))
    return lessons


def _truth(example: Example, observed: Observed, fields: Sequence[FieldSpec]) -> NDArray[np.bool_]:
    """What the labels say of each unit; a number or date is right wherever it is printed."""
    tags = _tags_by_word(example)
    truth = np.zeros((len(observed.units), len(fields)), np.bool_)
    for at, field in enumerate(fields):
        expected = example.fields.get(field.name)
        if expected is None:
            continue
        printed = normal_form(expected, field.kind)
        for row in observed.of_kind(field.kind):
            unit = observed.units[row]
            if family(field.kind) is not Kind.TEXT and _reads(unit, field.kind, printed):
                truth[row, at] = True
            else:
                truth[row, at] = _labelled(observed, unit, field.name, tags) >= _ENOUGH
    return truth


def _reads(unit: Unit, kind: Kind, printed: str) -> bool:
    return normal_form(unit.value, kind) == printed


def _labelled(
    observed: Observed, unit: Unit, name: str, tags: Mapping[tuple[int, Box, str], str]
) -> float:
    """Share of the unit's letters in words with that label."""
    segment = observed.reading.segments[unit.segment]
    words = segment.words(unit.start, unit.end)
    mine = sum(
        _letters(one) for one in words if tags.get((segment.page, one.box, one.text)) == name
    )
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
