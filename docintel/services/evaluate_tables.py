"""Measure how well a pipeline finds tables in files whose tables a person marked."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from io import BytesIO
from pathlib import Path

from PIL import Image as Images

from docintel.errors import ConfigError, InputError
from docintel.evaluation.page_images import PageImages
from docintel.evaluation.tables.outcome import Count, PageOutcome, Tally, compared
from docintel.evaluation.tables.pictures import drawn
from docintel.evaluation.tables.report import FileOutcome, TableReport
from docintel.evaluation.tables.truth import TabledFile, read_tabled_files
from docintel.pipeline.runner import InputFile, Pipeline

#: Told after each file how many are done, and of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class TableOptions:
    """`pictures` is the folder for pages with misses; `split` and `limit` choose the rows."""

    split: str | None = None
    limit: int | None = None
    pictures: Path | None = None


def evaluate_tables(
    pipeline: Pipeline, labels: Path, options: TableOptions, progress: Progress
) -> TableReport:
    """Run the pages of each file through the pipeline and compare. Nothing is stored."""
    rows = read_tabled_files(labels)
    chosen = [row for row in rows if options.split in {None, row.split}][: options.limit]
    if not chosen:
        raise ConfigError(f"{labels}: no row with tables to measure")
    # What is found in the document as a whole comes after its tables.
    pages_only = replace(pipeline, document_stages=())
    outcomes: list[FileOutcome] = []
    for row in chosen:
        outcomes.append(_measured(pages_only, row, options.pictures))
        progress(len(outcomes), len(chosen))
    return TableReport(tuple(outcomes))


def _measured(pipeline: Pipeline, row: TabledFile, pictures: Path | None) -> FileOutcome:
    pages: list[PageOutcome] = []
    images = PageImages()
    error = None
    start = time.perf_counter()
    try:
        document = pipeline.run(InputFile(row.id, row.path), images)
        pages = [compared(page, row.tables, row.dpi) for page in document.pages]
    except InputError as problem:
        error = problem.code
    seconds = time.perf_counter() - start
    if pictures is not None:
        _draw(pages, images, pictures, row.id)
    unread = Tally(cells=Count(true=sum(len(table.cells) for table in row.tables)))
    tally = reduce(Tally.plus, (page.tally for page in pages), unread if error else Tally())
    return FileOutcome(row.id, tally, len(pages), seconds, row.split, error)


def _draw(pages: Sequence[PageOutcome], images: PageImages, folder: Path, name: str) -> None:
    """A PNG for each page with a miss."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages:
        number = page.page.number
        if number in images.jpegs and (page.matched.missed or page.matched.wrong):
            with Images.open(BytesIO(images.jpegs[number])) as image:
                drawn(image, page).save(folder / f"{name.replace('/', '_')}_{number}.png")
