"""Pages a second through the pipeline, and how much of the time is ours and not the engines'.

Run by hand: `python -m tests.benchmarks.pages [--pipeline NAME|FILE.toml] [--pages N]`. Compare
figures of one run only; RapidOCR as it comes is measured beside the scans as a yardstick.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from docintel.catalogs import CATALOGS
from docintel.core.document import Document
from docintel.core.limits import Limits
from docintel.pipeline.config import load_pipeline
from docintel.pipeline.runner import InputFile, Named, Pipeline, Unobserved
from docintel.pipeline.stage import Slot, Source
from tests.benchmarks.documents import draw_digital, draw_scanned
from tests.benchmarks.engine_clock import EngineClock

_LAYOUT = {Slot.REGIONS, Slot.TABLES}


@dataclass
class Usage:
    """Wall and CPU seconds, those of child processes included."""

    wall: float = 0.0
    cpu: float = 0.0


@dataclass(frozen=True)
class Run:
    """One document through one pipeline."""

    name: str
    pages: int
    usage: Usage
    engines: float
    document: Document

    @property
    def source(self) -> float:
        return dict(self.document.timings)["source"]

    @property
    def overhead(self) -> float:
        """Share of the time that passed neither in an engine nor in the source."""
        return 1 - (self.engines + self.source) / self.usage.wall


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", default="default")
    parser.add_argument("--pages", type=int, default=8)
    options = parser.parse_args()
    pipeline = load_pipeline(options.pipeline, CATALOGS)
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        digital = draw_digital(Path(folder) / "digital.pdf", options.pages)
        scanned = draw_scanned(Path(folder) / "scanned.pdf", options.pages)
        runs = [
            _measure(f"{kind}, {form}", variant, path)
            for kind, path in (("digital", digital), ("scanned", scanned))
            for form, variant in (("all", pipeline), ("no layout", _without_layout(pipeline)))
        ]
        yardstick = _measure_rapidocr(pipeline.source, scanned)
    console.print(_speed_table(runs, yardstick, options.pages))
    console.print(_stage_table(runs))


def _without_layout(pipeline: Pipeline) -> Pipeline:
    """The pipeline less the stages that find regions or tables, and those that need them."""
    return replace(
        pipeline,
        page_stages=tuple(filter(_needs_no_layout, pipeline.page_stages)),
        document_stages=tuple(filter(_needs_no_layout, pipeline.document_stages)),
    )


def _needs_no_layout(named: Named[Any]) -> bool:
    return not _LAYOUT & (named.step.reads | named.step.writes)


def _measure(name: str, pipeline: Pipeline, path: Path) -> Run:
    clock = EngineClock()
    watched = clock.around(pipeline)
    file = InputFile("benchmark", path, limits=Limits())
    watched.run(file, Unobserved())  # loads the models
    clock.seconds = 0.0
    with _used() as usage:
        document = watched.run(file, Unobserved())
    return Run(name, len(document.pages), usage, clock.seconds, document)


def _measure_rapidocr(source: Source, path: Path) -> Usage:
    """RapidOCR with its own defaults on the same page images, drawn beforehand."""
    from rapidocr import RapidOCR

    with source.open(path, None, Limits()) as opened:
        images = [np.asarray(image)[:, :, ::-1] for _, image in opened.pages() if image]
    reader = RapidOCR(params={"Global.log_level": "critical"})
    reader(images[0])
    with _used() as usage:
        for image in images:
            reader(image)
    return usage


@contextmanager
def _used() -> Iterator[Usage]:
    usage = Usage()
    wall, cpu = time.perf_counter(), _cpu_seconds()
    yield usage
    usage.wall, usage.cpu = time.perf_counter() - wall, _cpu_seconds() - cpu


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _speed_table(runs: list[Run], yardstick: Usage, pages: int) -> Table:
    table = Table(title=f"{pages} pages, models loaded")
    for heading in ("", "pages/s", "CPU s/page", "speed of RapidOCR as it comes", "overhead"):
        table.add_column(heading, justify="right" if heading else "left")
    for run in runs:
        ratio = f"{yardstick.wall / run.usage.wall:.2f} x" if "scanned" in run.name else ""
        table.add_row(*_speed(run.name, run.usage, run.pages), ratio, f"{run.overhead:.1%}")
    table.add_row(*_speed("RapidOCR as it comes, text only", yardstick, pages), "1.00 x", "")
    return table


def _speed(name: str, usage: Usage, pages: int) -> tuple[str, str, str]:
    return name, f"{pages / usage.wall:.2f}", f"{usage.cpu / pages:.2f}"


def _stage_table(runs: list[Run]) -> Table:
    table = Table(title="Milliseconds a page, by stage")
    table.add_column("")
    for run in runs:
        table.add_column(run.name, justify="right")
    for stage in dict.fromkeys(stage for run in runs for stage, _ in run.document.timings):
        spent = [dict(run.document.timings).get(stage) for run in runs]
        cells = (
            "" if seconds is None else f"{1000 * seconds / run.pages:.1f}"
            for run, seconds in zip(runs, spent, strict=True)
        )
        table.add_row(stage, *cells)
    return table


if __name__ == "__main__":
    main()
