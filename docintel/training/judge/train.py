"""Train the judge from nothing: let the voters vote on documents with truth, fit, write."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import reduce

from docintel.core.document import Document
from docintel.engines.judge import FILE
from docintel.engines.judge.verdict import Verdicts
from docintel.errors import ConfigError
from docintel.pipeline.runner import Pipeline
from docintel.pipeline.stage import DocumentStage, Slot
from docintel.training.judge.cases import Case
from docintel.training.judge.figures import figures
from docintel.training.judge.fit import fit
from docintel.training.judge.made_up import made_up_cases
from docintel.training.judge.options import JudgeTraining, Progress, TrainedJudge
from docintel.training.judge.real import real_cases
from docintel.training.judge.table import table_of
from docintel.training.manifest import SYNTHETIC, ModelEntry, add_model, sha256_of
from docintel.training.page_reader import PageReader
from docintel.training.real_sets import REAL_SETS


def train_judge(options: JudgeTraining, pipeline: Pipeline, progress: Progress) -> TrainedJudge:
    """Write the judge of the voters of this pipeline, and its entry in the manifest.

    Pages of real documents are read with the pipeline's page stages; their type and fields are
    those of the labels. Raises ConfigError where there is nothing to learn from.
    """
    start = time.perf_counter()
    cases = _cases(options, pipeline, progress)
    if not cases:
        raise ConfigError("the judge has no documents to learn from: name a folder of them")
    progress("weighing", 0, 2)
    table = table_of(cases)
    if not table.right.any() or table.right.all():
        raise ConfigError("the judge needs documents with right and with wrong proposals")
    progress("fitting", 1, 2)
    fitted = fit(table, options.seed)
    progress("fitting", 2, 2)
    metrics = figures(table, fitted)
    return _written(options, fitted.verdicts, metrics, time.perf_counter() - start)


def _written(
    options: JudgeTraining, verdicts: Verdicts, metrics: Mapping[str, float], seconds: float
) -> TrainedJudge:
    options.out.mkdir(parents=True, exist_ok=True)
    verdicts.write(options.out / FILE)
    version = sha256_of(options.out / FILE)[:12]
    data = [SYNTHETIC, *(one.source for one in REAL_SETS if options.data)]
    entry = ModelEntry(
        "judge", version, [FILE], data, options.command, metrics=metrics, seconds=seconds
    )
    add_model(options.out, entry)
    return TrainedJudge(version, metrics)


def _cases(options: JudgeTraining, pipeline: Pipeline, progress: Progress) -> Sequence[Case]:
    voters = voters_of(pipeline)

    def vote(document: Document) -> Document:
        return reduce(lambda voted, stage: stage(voted), voters, document)

    reader = PageReader(pipeline, options.pages)
    real = real_cases(options.data, reader, vote, progress) if options.data else ()
    return [*real, *made_up_cases(options.per_type, options.seed, vote)]


def voters_of(pipeline: Pipeline) -> list[DocumentStage]:
    """The stages that propose candidates, without those that also tell the type."""
    steps = [named.step for named in pipeline.document_stages]
    return [step for step in steps if step.writes == {Slot.CANDIDATES}]
