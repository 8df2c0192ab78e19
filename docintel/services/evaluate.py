"""Measure a pipeline on labelled documents."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from docintel.core.document import Document
from docintel.core.type_files import document_types
from docintel.errors import ConfigError, InputError
from docintel.evaluation.comparison import DocumentOutcome, Measured, compare
from docintel.evaluation.from_images import ImagesOnly
from docintel.evaluation.from_lines import LabelledLines
from docintel.evaluation.labels import LabelledDocument, read_labels
from docintel.evaluation.misses import Miss, misses
from docintel.evaluation.misses_page import write_misses
from docintel.evaluation.page_images import PageImages
from docintel.evaluation.report import Report
from docintel.pipeline.runner import InputFile, Pipeline, Unobserved

#: Told after each document how many are done, and of how many.
Progress = Callable[[int, int], None]


class ReadFrom(StrEnum):
    """What of a labelled document the pipeline is shown.

    IMAGE: the image, or the pages of the PDF as pictures, without text layer and embedded XML.
    PDF: the PDF as it is, or the image where there is no PDF. LINES: the text that a person typed
    off the page.
    """

    IMAGE = "image"
    PDF = "pdf"
    LINES = "lines"


@dataclass(frozen=True)
class EvaluateOptions:
    """`type_name` is told to the pipeline; `errors` is where the page of misses is written."""

    read_from: ReadFrom = ReadFrom.PDF
    type_name: str | None = None
    split: str | None = None
    limit: int | None = None
    errors: Path | None = None


def evaluate(
    pipeline: Pipeline, labels: Path, options: EvaluateOptions, progress: Progress
) -> Report:
    """Run the pipeline on each labelled document and compare. Nothing is stored."""
    pipeline.check_type(options.type_name)
    chosen, skipped = chosen_labels(labels, options, _own_type(options))
    measured = Measured.of(chosen, pipeline.types)
    results: list[DocumentOutcome] = []
    missed: list[Miss] = []
    for label in chosen:
        images = PageImages() if options.errors else None
        document, result = _measured(pipeline, label, options, measured, images)
        results.append(result)
        if images is not None:
            missed.extend(misses(result, document, images))
        progress(len(results), len(chosen))
    report = Report(tuple(results), skipped)
    if options.errors:
        write_misses(options.errors, report, missed)
    return report


def _own_type(options: EvaluateOptions) -> str | None:
    """The type that is told where it is one's own; then the labels have the names of its fields."""
    return None if options.type_name in document_types() else options.type_name


def chosen_labels(
    labels: Path, options: EvaluateOptions, own_type: str | None = None
) -> tuple[list[LabelledDocument], int]:
    """The rows to measure, and how many had to be left out for want of what is read."""
    every = read_labels(labels, own_type)
    rows = [row for row in every if options.split is None or row.split == options.split]
    usable = [row for row in rows if _can_be_read(row, options.read_from)]
    if not usable:
        raise ConfigError(f"{labels}: no row to read from {_asked_for(options)}")
    chosen = usable[: options.limit]
    for row in chosen:
        path = path_of(row, options.read_from)
        if path and not path.is_file():
            raise ConfigError(f"{labels} names {path}, which is not there")
    return chosen, len(rows) - len(usable)


def _asked_for(options: EvaluateOptions) -> str:
    return options.read_from + (f" in split {options.split!r}" if options.split else "")


def _can_be_read(row: LabelledDocument, read_from: ReadFrom) -> bool:
    return bool(row.lines) if read_from is ReadFrom.LINES else path_of(row, read_from) is not None


def _measured(
    pipeline: Pipeline,
    label: LabelledDocument,
    options: EvaluateOptions,
    measured: Measured,
    images: PageImages | None,
) -> tuple[Document, DocumentOutcome]:
    """What the pipeline made of one document; one that cannot be opened has found nothing."""
    # Typed lines come from no file.
    path = path_of(label, options.read_from) or Path(label.id)
    file = InputFile(label.id, path, type_name=options.type_name)
    error = None
    start = time.perf_counter()
    try:
        document = shown(pipeline, label, options.read_from).run(file, images or Unobserved())
    except InputError as problem:
        document, error = Document(label.id), problem.code
    seconds = time.perf_counter() - start
    return document, compare(label, document, measured, seconds, error)


def path_of(label: LabelledDocument, read_from: ReadFrom) -> Path | None:
    """The file to open; None where there is none, or lines are read."""
    if read_from is ReadFrom.LINES:
        return None
    first, second = label.pdf, label.image
    return first or second if read_from is ReadFrom.PDF else second or first


def shown(pipeline: Pipeline, label: LabelledDocument, read_from: ReadFrom) -> Pipeline:
    """The pipeline with its eyes on what is asked for."""
    if read_from is ReadFrom.LINES:
        # Nothing can be learnt from turning a blank image.
        return replace(pipeline, source=LabelledLines(label.lines), image_steps=())
    if read_from is ReadFrom.IMAGE:
        return replace(pipeline, source=ImagesOnly(pipeline.source))
    return pipeline
