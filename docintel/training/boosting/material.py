"""What the cheap voter of a type learns from: made-up documents, and real ones where there are."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from docintel.pipeline.runner import Pipeline
from docintel.training.boosting.batch import Batch
from docintel.training.boosting.options import BoostingTraining
from docintel.training.data_set import examples
from docintel.training.example import Example
from docintel.training.manifest import SYNTHETIC, Source
from docintel.training.page_reader import PageReader
from docintel.training.real_sets import REAL_SETS
from docintel.training.splits import Part
from docintel.training.synthesis.split import Split

#: How many made-up documents a real one counts for.
_REAL_COUNTS = 3


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
    # The fields model reads the same pages, and they are kept.
    reader = PageReader(pipeline, options.work / "pages")
    sets = [one for one in REAL_SETS if one.type == type_name]
    real = [one for each in sets for one in each.examples(options.data, Part.TRAIN, reader)]
    unseen = [one for each in sets for one in each.examples(options.data, Part.CALIBRATION, reader)]
    # What is printed on real ones must not be drowned out.
    most = len(real) // 2 or options.per_type
    return Material(
        training=(
            Batch(tuple(islice(made, min(options.per_type, most)))),
            *([Batch(tuple(real), _REAL_COUNTS)] if real else []),
        ),
        validation=tuple(unseen) or tuple(islice(held_back, options.per_type // 5)),
        sources=(SYNTHETIC, *(one.source for one in sets if real)),
    )
