"""Train one's own type: check the labels, read the documents, learn, measure, keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docintel.core.document import Document
from docintel.errors import InputError
from docintel.evaluation.labels import LabelledDocument
from docintel.pipeline.runner import Named, Pipeline
from docintel.pipeline.stage import PageStage, Slot
from docintel.services.evaluate import ReadFrom, path_of
from docintel.training.boosting.options import Progress
from docintel.training.own_type.checked_rows import check_shown, checked_rows
from docintel.training.own_type.learn import retrain
from docintel.training.own_type.options import OwnTypeReport, OwnTypeTraining
from docintel.training.page_reader import PageReader
from docintel.training.rows import label_documents

Read = list[tuple[LabelledDocument, Document]]


def train_own_type(
    options: OwnTypeTraining, pipeline: Pipeline, progress: Progress
) -> OwnTypeReport:
    """Write the model of the type and its entry in the manifest; `pipeline` reads the documents.

    Raises ConfigError for a type that is not known and for labels that nothing can be learned
    from, naming the line.
    """
    pipeline.check_type(options.type_name)
    document_type = pipeline.types[options.type_name]
    rows = checked_rows(options.examples, document_type)
    read, unreadable = _read(rows, PageReader(for_text(pipeline), options.work), progress)
    labelled = label_documents(read, pipeline.types)
    check_shown(options.examples, labelled)
    progress("learning", len(rows), len(rows))
    learned = retrain(document_type, labelled.examples, options)
    return OwnTypeReport(learned, labelled.unmatched, unreadable)


def _read(
    rows: Sequence[LabelledDocument], reader: PageReader, progress: Progress
) -> tuple[Read, tuple[str, ...]]:
    """Documents with their labels, and a line about each that cannot be opened."""
    read: Read = []
    unreadable: list[str] = []
    for done, row in enumerate(rows):
        progress("reading", done, len(rows))
        shown_as = ReadFrom.PDF if path_of(row, ReadFrom.PDF) else ReadFrom.LINES
        try:
            read.append((row, reader.read(row, shown_as)))
        except InputError as error:
            unreadable.append(f"line {row.line}, document {row.id}: {error}")
    return read, tuple(unreadable)


def for_text(pipeline: Pipeline) -> Pipeline:
    """The pipeline with those page stages only that lines of text come from."""
    wanted = {Slot.LINES}
    kept: list[Named[PageStage]] = []
    for named in reversed(pipeline.page_stages):
        if named.step.writes & wanted:
            kept.insert(0, named)
            wanted |= named.step.reads
    return replace(pipeline, page_stages=tuple(kept), document_stages=())
