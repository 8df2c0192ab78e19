"""Train the type model from nothing: make documents, learn, calibrate, measure, write."""

from __future__ import annotations

from docintel.pipeline.runner import Pipeline
from docintel.training.doctype.options import Progress, TrainedType, TypeTraining


def train_type(options: TypeTraining, reader: Pipeline, progress: Progress) -> TrainedType:
    """Write the model's files and its entry in the manifest of `options.out`.

    `reader` is the pipeline whose page stages read the words of files that `options.examples`
    names. Raises ConfigError for examples that cannot be learned from.
    """
    raise NotImplementedError
