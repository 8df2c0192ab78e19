"""Train the cheap voters that ship: from seeds and labelled sets to a model a type."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.core.type_files import document_types
from docintel.engines.boosting.announcements import NOT_LEARNED
from docintel.engines.boosting.units import TEXTS
from docintel.engines.boosting.voter import FOLDER, name_of
from docintel.errors import ConfigError
from docintel.pipeline.runner import Pipeline
from docintel.training.boosting.batch import Batch, tag_of
from docintel.training.boosting.figures import count, f1_of
from docintel.training.boosting.lesson import Lesson, lessons_of
from docintel.training.boosting.material import Material, material_of
from docintel.training.boosting.options import BoostingTraining, Progress, TrainedBoosting
from docintel.training.boosting.train import train_model
from docintel.training.data_set_file import as_line
from docintel.training.example import Example
from docintel.training.manifest import ModelEntry, add_model, sha256_of

#: Documents that must show a field before it is learned, at least, and as a share of all.
_LEAST_DOCUMENTS, _LEAST_SHARE = 8, 0.05


def train_boosting(
    options: BoostingTraining, pipeline: Pipeline, progress: Progress
) -> Iterator[TrainedBoosting]:
    """Write the model of each type and its entry in the manifest; `pipeline` reads real pages."""
    for done, name in enumerate(options.types):
        progress(f"learning {name}", done, len(options.types))
        start = time.perf_counter()
        material = material_of(name, options, pipeline)
        yield _trained(document_types()[name], material, options, start)
    progress("learned", len(options.types), len(options.types))


def _trained(
    document_type: DocumentType, material: Material, options: BoostingTraining, start: float
) -> TrainedBoosting:
    every = [example for batch in material.training for example in batch.examples]
    least = max(_LEAST_DOCUMENTS, round(_LEAST_SHARE * len(every)))
    # What has digits, and the rows of tables, other voters read as well without it. On real
    # receipts and invoices names are what it adds, and amounts and cells are most of its time.
    texts = [one for one in document_type.fields if one.kind in TEXTS]
    fields, lessons = fields_and_lessons(document_type, texts, material.training, least)
    data = digest_of(every)
    model = train_model(lessons, document_type, fields, options.recipe, data)
    scores = f1_of(count(model, document_type, material.validation))
    name = name_of(document_type.name)
    (options.out / FOLDER).mkdir(parents=True, exist_ok=True)
    model.save(options.out / name)
    entry = ModelEntry(
        name=f"{FOLDER}-{document_type.name}",
        version=sha256_of(options.out / name)[:12],
        files=[name],
        data=material.sources,
        command=options.command,
        metrics={"f1_on_unseen_templates": scores, "documents": len(material.validation)},
        seconds=time.perf_counter() - start,
    )
    add_model(options.out, entry)
    return TrainedBoosting(document_type.name, len(every), scores, entry.seconds or 0.0)


def fields_and_lessons(
    document_type: DocumentType,
    specs: Sequence[FieldSpec],
    batches: Sequence[Batch],
    least: int,
    heeds_rules: bool = False,
) -> tuple[list[FieldSpec], list[Lesson]]:
    """Of these fields and columns those that enough examples show, and the lessons about them.

    Raises ConfigError where there is none.
    """
    examples = [example for batch in batches for example in batch.examples]
    counts = Counter(name for one in examples for name in Batch((one,)).asked)
    learned = [
        one
        for one in specs
        if one.kind not in NOT_LEARNED and counts[tag_of(one, document_type)] >= least
    ]
    if not learned:
        raise ConfigError(
            f"no field of type {document_type.name!r} is labelled in at least {least} of the"
            f" {len(examples)} documents: there is nothing to learn"
        )
    lessons = [
        one for batch in batches for one in lessons_of(batch, document_type, learned, heeds_rules)
    ]
    return learned, lessons


def digest_of(examples: Sequence[Example]) -> str:
    """The sum of what was learned from."""
    digest = hashlib.sha256()
    for example in examples:
        digest.update(as_line(example))
    return digest.hexdigest()
