"""Learn a type from examples, check it on examples held back, and keep the model."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.engines.boosting.model import BoostingModel
from docintel.engines.boosting.voter import FOLDER, name_of
from docintel.errors import ConfigError
from docintel.training.boosting.batch import Batch
from docintel.training.boosting.figures import added, count, f1_of
from docintel.training.boosting.grow import Recipe
from docintel.training.boosting.lesson import Lesson
from docintel.training.boosting.ship import digest_of, fields_and_lessons
from docintel.training.boosting.train import train_model
from docintel.training.example import Example
from docintel.training.manifest import ModelEntry, Source, add_model, sha256_of
from docintel.training.own_type.believe import LEAST_LAYOUTS, trust_in
from docintel.training.own_type.checked_rows import LEAST_DOCUMENTS, LEAST_OF_FIELD
from docintel.training.own_type.common_habits import habits_of
from docintel.training.own_type.held_back import Answer, answers
from docintel.training.own_type.layouts import layouts_of
from docintel.training.own_type.options import LearnedType, OwnTypeTraining, Scores

#: Parts into which examples are divided to check what was learned from the others.
_PARTS = 4


def retrain(
    document_type: DocumentType,
    examples: Sequence[Example],
    options: OwnTypeTraining,
) -> LearnedType:
    """Learn the type anew from all examples and put its model into the folder of models.

    Raises ConfigError where there is nothing to learn.
    """
    start = time.perf_counter()
    readable = [one for one in examples if any(page.words for page in one.document.pages)]
    if len(readable) < LEAST_DOCUMENTS:
        raise ConfigError(
            f"{len(readable)} documents of type {document_type.name!r} have text;"
            f" at least {LEAST_DOCUMENTS} are needed"
        )
    school = _school(document_type, readable, options.recipe)
    model = school.taught(school.lessons)
    seconds = time.perf_counter() - start
    known = school.examined([one.id for one in readable])
    layouts = len(set(school.layouts))
    new = school.examined(school.layouts) if layouts >= LEAST_LAYOUTS else None
    trust = trust_in((new or known).answers)
    model = replace(model, trust=trust)
    found = LearnedType(
        document_type.name,
        len(readable),
        layouts,
        known=known.f1,
        new=new.f1 if new else {},
        surest=trust.most,
        seconds=seconds,
    )
    _keep(model, options, found)
    return found


@dataclass(frozen=True)
class _Examination:
    """F1 by field on documents that were held back, and all answers about them."""

    f1: Scores
    answers: Sequence[Answer]


@dataclass(frozen=True)
class _School:
    """All that is learned from, looked at once: examples, their lessons, and their layouts."""

    document_type: DocumentType
    fields: Sequence[FieldSpec]
    examples: Sequence[Example]
    lessons: Sequence[Lesson]
    layouts: Sequence[str]
    recipe: Recipe
    data: str

    def taught(self, lessons: Sequence[Lesson]) -> BoostingModel:
        model = train_model(lessons, self.document_type, self.fields, self.recipe, self.data)
        habits = habits_of(lessons, self.fields, self.document_type)
        return replace(model, habits=habits)

    def examined(self, groups: Sequence[str]) -> _Examination:
        """Each part by what was learned from the rest; groups are not parted."""
        counts, given = [], list[Answer]()
        for mine in _parts(groups, self.recipe.seed):
            others = [
                lesson
                for lesson, group in zip(self.lessons, groups, strict=True)
                if group not in mine
            ]
            held_out = [at for at, group in enumerate(groups) if group in mine]
            examples = [self.examples[at] for at in held_out]
            layouts = [self.layouts[at] for at in held_out]
            model = self.taught(others)
            counts.append(count(model, self.document_type, examples))
            given += answers(model, self.document_type, examples, layouts)
        return _Examination(f1_of(added(counts)), given)


def _school(document_type: DocumentType, examples: Sequence[Example], recipe: Recipe) -> _School:
    layouts = [f"layout/{one}" for one in layouts_of([one.document for one in examples])]
    many = len(set(layouts)) >= LEAST_LAYOUTS
    grouped = [
        replace(one, template=layout if many else one.id)
        for one, layout in zip(examples, layouts, strict=True)
    ]
    batch = Batch(tuple(grouped))
    specs = (*document_type.fields, *document_type.columns)
    fields, lessons = fields_and_lessons(
        document_type, specs, [batch], LEAST_OF_FIELD, recipe.heeds_rules
    )
    return _School(document_type, fields, grouped, lessons, layouts, recipe, digest_of(grouped))


def _parts(groups: Sequence[str], seed: int) -> Iterator[set[str]]:
    every = sorted(set(groups))
    random.Random(seed).shuffle(every)
    for start in range(min(_PARTS, len(every))):
        yield set(every[start::_PARTS])


def _keep(model: BoostingModel, options: OwnTypeTraining, found: LearnedType) -> None:
    name = name_of(model.type)
    path = options.out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.stem}.new.npz")
    model.save(aside)
    aside.replace(path)
    entry = ModelEntry(
        name=f"{FOLDER}-{model.type}",
        version=sha256_of(path)[:12],
        files=[name],
        data=[
            Source(f"{found.documents} labelled documents, sha256 {model.data[:12]}", "one's own")
        ],
        command=options.command,
        licence="one's own",
        metrics={
            "f1_on_known_layouts": found.known,
            "f1_on_new_layouts": found.new,
            "surest": round(found.surest, 4),
        },
    )
    add_model(options.out, entry)
