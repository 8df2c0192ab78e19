"""Train the cheap voter of one document type."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.engines.boosting.model import BoostingModel
from docintel.engines.boosting.pairs import Floats, pairs_of
from docintel.training.boosting.count_words import count_words
from docintel.training.boosting.grow import Recipe, grow
from docintel.training.boosting.lesson import Lesson

#: Parts into which documents are divided, so that no words are weighed on their own documents.
_PARTS = 5


def train_model(
    lessons: Sequence[Lesson],
    document_type: DocumentType,
    fields: Sequence[FieldSpec],
    recipe: Recipe,
    data: str,
) -> BoostingModel:
    """Learn the words beside values, then the trees. `data` is the sum of what the lessons are.

    The words are weighed on other documents than those whose rows the trees see: on their own
    documents they would look better than they are.
    """
    rows, truth = [], []
    for learned, held_out in divided(lessons, _PARTS, recipe.seed):
        wording = count_words(learned, fields)
        for lesson in held_out:
            pairs = pairs_of(lesson.observed, fields, wording)
            rows.append(pairs.rows)
            truth.append(lesson.truth[pairs.units, pairs.fields])
    every: Floats = np.vstack(rows)
    return BoostingModel(
        type=document_type.name,
        labels=tuple(field.learned_as for field in fields),
        wording=count_words(lessons, fields),
        forest=grow(every, np.concatenate(truth), recipe),
        data=data,
    )


def divided(
    lessons: Sequence[Lesson], parts: int, seed: int
) -> Iterator[tuple[list[Lesson], list[Lesson]]]:
    """Each part in turn with the rest before it; lessons of one group stay together."""
    groups = sorted({lesson.group for lesson in lessons})
    random.Random(seed).shuffle(groups)
    part_of = {group: place % parts for place, group in enumerate(groups)}
    for part in range(min(parts, len(groups))):
        inside = [lesson for lesson in lessons if part_of[lesson.group] == part]
        outside = [lesson for lesson in lessons if part_of[lesson.group] != part]
        yield outside, inside
