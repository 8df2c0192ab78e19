"""Train the type model from nothing: make documents, learn, calibrate, measure, write."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

from docintel.engines.doctype_model.places import CUTS, TYPES
from docintel.pipeline.runner import Pipeline
from docintel.training.doctype.certainty import experts_without_each_type, learn_certainty
from docintel.training.doctype.corpus import Corpus, gather
from docintel.training.doctype.cuts import learn_cuts, measure_cuts
from docintel.training.doctype.experts import train_experts
from docintel.training.doctype.made_up import RUINED, STRAYS
from docintel.training.doctype.measure import measure
from docintel.training.doctype.options import Progress, TrainedType, TypeTraining
from docintel.training.doctype.sample import Sample, Use
from docintel.training.manifest import ModelEntry, add_model, sha256_of

NAME = "doctype"


def train_type(options: TypeTraining, reader: Pipeline, progress: Progress) -> TrainedType:
    """Write the models of types and of cuts, and their entry in the manifest of `options.out`.

    `reader` is the pipeline whose page stages read the words of real files. Raises ConfigError for
    examples that cannot be learned from.
    """
    start = process_time()
    corpus = gather(options, reader, progress)
    return train_on(corpus, options, progress, process_time() - start)


def train_on(
    corpus: Corpus, options: TypeTraining, progress: Progress, spent: float = 0.0
) -> TrainedType:
    """The same of what has been gathered in so many seconds."""
    start = process_time() - spent
    (options.out / TYPES).parent.mkdir(parents=True, exist_ok=True)
    metrics = _learn_types(options, corpus, progress) | _learn_cuts(options, corpus, progress)
    files = {name: sha256_of(options.out / name) for name in (TYPES, CUTS)}
    entry = ModelEntry(
        name=NAME,
        version=files[TYPES][:12],
        files=[*files],
        data=corpus.sources,
        command=options.command,
        metrics=metrics,
        # Of one thread; what else the machine does is no matter.
        seconds=process_time() - start,
    )
    add_model(options.out, entry)
    return TrainedType(entry.version, files, metrics)


def _learn_types(options: TypeTraining, corpus: Corpus, progress: Progress) -> dict[str, float]:
    progress("learning types", 0, 1)
    experts = train_experts(corpus.of(Use.LEARN))
    progress("learning types", 1, 1)
    without = experts_without_each_type(corpus, progress)
    certainty = learn_certainty(corpus, experts, without, progress)
    experts.with_certainty(certainty).write(options.out / TYPES)
    return measure(experts, certainty, without, corpus)


def _learn_cuts(options: TypeTraining, corpus: Corpus, progress: Progress) -> dict[str, float]:
    progress("learning where documents end", 0, 1)
    weights = learn_cuts(_readable(corpus.of(Use.LEARN)), options.seed)
    weights.write(options.out / CUTS)
    progress("learning where documents end", 1, 1)
    return measure_cuts(weights, _readable(corpus.of(Use.MEASURE)), options.seed)


def _readable(samples: Sequence[Sample]) -> list[Sample]:
    """Where documents end is told by text alone."""
    return [sample for sample in samples if sample.origin not in {RUINED, STRAYS}]
