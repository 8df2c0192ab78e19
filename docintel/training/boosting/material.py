"""What the cheap voter of a type learns from: made-up documents, and real ones where there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from docintel.evaluation.labels import LabelledDocument, read_labels
from docintel.pipeline.runner import Pipeline
from docintel.services.evaluate import ReadFrom, path_of
from docintel.training.boosting.batch import Batch
from docintel.training.boosting.options import BoostingTraining
from docintel.training.data_set import examples
from docintel.training.example import Example
from docintel.training.judge.reading import PageReader
from docintel.training.manifest import SYNTHETIC, Source
from docintel.training.rows import label_documents, read_examples_of
from docintel.training.sources import SROIE, ZUGFERD
from docintel.training.splits import Part, part_of
from docintel.training.synthesis.split import Split

_RECEIPTS, _INVOICES = "sroie", "zugferd"
_SOURCES = {_RECEIPTS: SROIE, _INVOICES: ZUGFERD}
#: How many made-up documents a real one counts for.
_REAL_COUNTS = 3
_REAL = {"receipt": _RECEIPTS, "invoice": _INVOICES}
#: As users have them; the fields model reads the same pages, and they are kept.
_SHOWN_AS = {_RECEIPTS: ReadFrom.IMAGE, _INVOICES: ReadFrom.PDF}


@dataclass(frozen=True)
class Material:
    """Examples of one type, those to learn from and those to be measured on."""

    training: tuple[Batch, ...]
    validation: tuple[Example, ...]
    sources: tuple[Source, ...]


def material_of(type_name: str, options: BoostingTraining, pipeline: Pipeline) -> Material:
    """The validation part holds templates, firms and merchants that the training part has not."""
    seed = options.recipe.seed
    made = examples(seed, (type_name,), Split.TRAIN)
    held_back = examples(seed, (type_name,), Split.VALIDATION)
    real = list(_real(type_name, options, pipeline, Part.TRAIN))
    unseen = list(_real(type_name, options, pipeline, Part.CALIBRATION))
    # What is printed on real ones must not be drowned out.
    most = len(real) // 2 or options.per_type
    return Material(
        training=(
            Batch(tuple(islice(made, min(options.per_type, most)))),
            *([Batch(tuple(real), _REAL_COUNTS)] if real else []),
        ),
        validation=tuple(unseen) or tuple(islice(held_back, options.per_type // 5)),
        sources=(SYNTHETIC, *([_SOURCES[_REAL[type_name]]] if real else [])),
    )


def _real(
    type_name: str, options: BoostingTraining, pipeline: Pipeline, part: Part
) -> Iterator[Example]:
    label_set = _REAL.get(type_name)
    if options.data is None or label_set is None:
        return
    labels = options.data / label_set / "labels.jsonl"
    if not labels.is_file():
        return

    def is_wanted(row: LabelledDocument) -> bool:
        return part_of(label_set, row) is part

    yield from read_examples_of(labels, is_wanted).examples
    rows = [row for row in read_labels(labels) if is_wanted(row)]
    reader = PageReader(pipeline, options.work / "pages")
    yield from _read(rows, reader, _SHOWN_AS[label_set])


def _read(
    rows: list[LabelledDocument], reader: PageReader, shown_as: ReadFrom
) -> Iterator[Example]:
    """Those that have a file, as the pipeline reads it."""
    seen = [row for row in rows if path_of(row, shown_as) is not None]
    yield from label_documents((row, reader.read(row, shown_as)) for row in seen).examples
