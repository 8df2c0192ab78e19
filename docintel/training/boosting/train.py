"""Train the cheap voter of one document type."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.engines.boosting.model import BoostingModel
from docintel.engines.boosting.pairs import pairs_of
from docintel.training.boosting.count_words import WordCounter
from docintel.training.boosting.grow import Recipe, Table, grow
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
    """Learn the words beside values, then the trees. `data` is the sum of what the lessons are."""
    counter = WordCounter(lessons, fields, anywhere=recipe.heeds_rules)
    return BoostingModel(
        type=document_type.name,
        labels=tuple(field.learned_as for field in fields),
        wording=counter.wording(counter.count(lessons)),
        forest=grow(_table(lessons, counter, recipe), recipe),
        data=data,
        heeds_rules=recipe.heeds_rules,
    )


def _table(lessons: Sequence[Lesson], counter: WordCounter, recipe: Recipe) -> Table:
    """All pairs of all lessons.

    Words are weighed on other documents than those whose rows the trees see: on their own
    documents they would look better than they are.
    """
    fields = counter.fields
    share = min(1.0, recipe.most_rows / max(_count(lessons, fields), 1))
    whole = counter.count(lessons)
    drawn = np.random.default_rng(recipe.seed)
    rows: list[NDArray[np.float32]] = []
    truths: list[NDArray[np.bool_]] = []
    for _, held_out in divided(lessons, _PARTS, recipe.seed):
        wording = counter.wording(whole.without(counter.count(held_out)))
        for lesson in held_out:
            pairs = pairs_of(lesson.observed, fields, wording, lesson.evidence, lesson.hints)
            truth = lesson.truth[pairs.units, pairs.fields]
            sure = ~lesson.doubtful[pairs.units, pairs.fields]
            kept = sure & (truth | (drawn.random(len(truth)) < share))
            # Weights would do the same, but finding the edges of bins takes ten times as long.
            rows += [pairs.rows[kept]] * lesson.repeats
            truths += [truth[kept]] * lesson.repeats
    return Table(np.concatenate(rows), np.concatenate(truths), share)


def _count(lessons: Sequence[Lesson], fields: Sequence[FieldSpec]) -> int:
    return sum(len(lesson.observed.of_kind(one.kind)) for lesson in lessons for one in fields)


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
