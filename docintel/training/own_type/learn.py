"""Learn a type from examples, check it on examples held back, and keep the model."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docintel.core.document_type import DocumentType
from docintel.engines.boosting.model import BoostingModel
from docintel.engines.boosting.voter import FOLDER, name_of
from docintel.errors import ConfigError
from docintel.training.boosting.batch import Batch
from docintel.training.boosting.figures import added, count, f1_of
from docintel.training.boosting.grow import Recipe
from docintel.training.boosting.ship import digest_of, fields_and_lessons
from docintel.training.boosting.train import train_model
from docintel.training.example import Example
from docintel.training.manifest import ModelEntry, Source, add_model, sha256_of
from docintel.training.own_type.checked_rows import LEAST_DOCUMENTS, LEAST_OF_FIELD
from docintel.training.own_type.layouts import layouts_of
from docintel.training.own_type.options import OWN, LearnedType, Scores

#: Parts into which examples are divided to check what was learned from the others.
_PARTS = 4
#: Fewer layouts say nothing about layouts that are new.
_LEAST_LAYOUTS = 3


def retrain(
    document_type: DocumentType,
    examples: Sequence[Example],
    out: Path,
    recipe: Recipe = OWN,
    command: str = "docintel train fields",
) -> LearnedType:
    """Learn the type anew from all examples and put its model into the folder of models.

    Raises ConfigError where there is nothing to learn.
    """
    start = time.perf_counter()
    with_text = [one for one in examples if any(page.words for page in one.document.pages)]
    if len(with_text) < LEAST_DOCUMENTS:
        raise ConfigError(
            f"{len(with_text)} documents of type {document_type.name!r} have text;"
            f" at least {LEAST_DOCUMENTS} are needed"
        )
    grouped = _by_layout(with_text)
    model = _learned(document_type, grouped, recipe)
    learned = time.perf_counter() - start
    apart = [replace(one, template=one.id) for one in grouped]
    known = _scores(document_type, apart, recipe)
    layouts = len({one.template for one in grouped})
    new = _scores(document_type, grouped, recipe) if layouts >= _LEAST_LAYOUTS else {}
    found = LearnedType(document_type.name, len(grouped), layouts, known, new, learned)
    _keep(model, out, command, found)
    return found


def _by_layout(examples: Sequence[Example]) -> list[Example]:
    """The examples with their layout as template."""
    layouts = layouts_of([one.document for one in examples])
    return [
        replace(one, template=f"layout/{layout}")
        for one, layout in zip(examples, layouts, strict=True)
    ]


def _learned(
    document_type: DocumentType, examples: Sequence[Example], recipe: Recipe
) -> BoostingModel:
    batch = Batch(tuple(examples))
    fields, lessons = fields_and_lessons(document_type, [batch], LEAST_OF_FIELD, recipe.heeds_rules)
    return train_model(lessons, document_type, fields, recipe, digest_of(examples))


def _scores(document_type: DocumentType, examples: Sequence[Example], recipe: Recipe) -> Scores:
    """F1 on each part by what was learned from the rest; templates are not parted."""
    counts = [
        count(_learned(document_type, others, recipe), document_type, part)
        for part, others in _parts(examples, recipe.seed)
    ]
    return f1_of(added(counts))


def _parts(examples: Sequence[Example], seed: int) -> Iterator[tuple[list[Example], list[Example]]]:
    templates = sorted({one.template for one in examples})
    random.Random(seed).shuffle(templates)
    for start in range(min(_PARTS, len(templates))):
        mine = set(templates[start::_PARTS])
        others = [one for one in examples if one.template not in mine]
        yield [one for one in examples if one.template in mine], others


def _keep(model: BoostingModel, out: Path, command: str, found: LearnedType) -> None:
    name = name_of(model.type)
    path = out / name
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
        command=command,
        licence="one's own",
        metrics={"f1_on_known_layouts": found.known, "f1_on_new_layouts": found.new},
    )
    add_model(out, entry)
