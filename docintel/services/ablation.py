"""Measure what each voter is worth: the pipeline with one of them, with all, and with repair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docintel.core.document import Document
from docintel.core.parts import PageRange
from docintel.errors import InputError
from docintel.evaluation.comparison import DocumentOutcome, Measured, compare
from docintel.evaluation.labels import LabelledDocument
from docintel.evaluation.report import Report
from docintel.pipeline.runner import InputFile, Named, Pipeline, Unobserved
from docintel.pipeline.stage import DocumentStage, Slot
from docintel.services.evaluate import EvaluateOptions, Progress, chosen_labels, path_of, shown

#: Stages that know values instead of guessing them; without them voters have something to do.
_EXACT = frozenset(
    {
        *("propose_from_codes", "propose_from_e_invoice", "propose_from_form"),
        "propose_from_vendors",
    }
)
_REPAIR = "repair_fields"
JOINED, REPAIRED = "joined", "with repair"


def ablate(
    pipeline: Pipeline, labels: Path, options: EvaluateOptions, progress: Progress
) -> dict[str, Report]:
    """A report by variant of the pipeline. Each file is read once, and nothing is stored.

    E-invoices and form fields are left out of all variants.
    """
    chosen, skipped = chosen_labels(labels, options)
    made = dict(variants(pipeline))
    measured = Measured.of(chosen, pipeline.types)
    found: dict[str, list[DocumentOutcome]] = {name: [] for name in made}
    for done, label in enumerate(chosen, start=1):
        read, error = _read(pipeline, label, options)
        for name, variant in made.items():
            document = _finished(variant, read, label, options)
            seconds = sum(seconds for _, seconds in document.timings)
            found[name].append(compare(label, document, measured, seconds, error))
        progress(done, len(chosen))
    return {name: Report(tuple(outcomes), skipped) for name, outcomes in found.items()}


def variants(pipeline: Pipeline) -> Iterator[tuple[str, Pipeline]]:
    """The pipeline with each voter alone, with all of them, and with repair behind them."""
    stages = [one for one in pipeline.document_stages if one.name not in _EXACT]
    voters = list(dict.fromkeys(_voter(one) for one in stages if _votes(one)))
    plain = [one for one in stages if one.name != _REPAIR]
    for voter in voters:
        kept = [one for one in plain if not _votes(one) or _voter(one) == voter]
        yield voter, replace(pipeline, document_stages=kept)
    yield JOINED, replace(pipeline, document_stages=plain)
    if len(plain) < len(stages):
        yield REPAIRED, replace(pipeline, document_stages=stages)


def _votes(stage: Named[DocumentStage]) -> bool:
    return Slot.CANDIDATES in stage.step.writes


def _voter(stage: Named[DocumentStage]) -> str:
    """The name of the model that votes; stages without one are rules."""
    engine = getattr(stage.step, "engine", None)
    return str(engine.version).partition("@")[0] if engine else "rules"


def _read(
    pipeline: Pipeline, label: LabelledDocument, options: EvaluateOptions
) -> tuple[Document, str | None]:
    """The pages of the file, with nothing found on them yet, or why it cannot be opened."""
    file = InputFile(label.id, path_of(label, options.read_from) or Path(label.id))
    pages_only = shown(replace(pipeline, document_stages=()), label, options.read_from)
    try:
        return pages_only.run(file, Unobserved()), None
    except InputError as error:
        return Document(label.id), error.code


def _finished(
    variant: Pipeline, read: Document, label: LabelledDocument, options: EvaluateOptions
) -> Document:
    file = InputFile(label.id, Path(label.id), type_name=options.type_name)
    return variant.run_part(read, PageRange(1, len(read.pages)), file, Unobserved())
