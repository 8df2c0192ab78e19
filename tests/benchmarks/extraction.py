"""What it costs to get fields out of pages that have been read: CPU milliseconds a page, by stage.

Run by hand: `python -m tests.benchmarks.extraction [--pipeline NAME|FILE.toml] [--rounds N]`. The
samples are read once; then the document stages run over them again and again on one thread. What
was remembered about texts is forgotten before each document, as if nobody had seen it before.
"""

from __future__ import annotations

import argparse
import functools
import gc
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from docintel.catalogs import CATALOGS
from docintel.core.document import Document
from docintel.pipeline.config import load_pipeline
from docintel.pipeline.runner import InputFile, Pipeline, Unobserved
from docintel.pipeline.stage import Slot

SAMPLES = Path(__file__).parents[2] / "samples" / "documents"
#: What an extraction is made of; entities, summary and sentiment are other work on the same text.
EXTRACTION = {Slot.TYPE, Slot.CANDIDATES, Slot.FIELDS, Slot.LINE_ITEMS, Slot.CHECKS}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pipeline", default="default")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    pipeline = load_pipeline(options.pipeline, CATALOGS)
    documents = list(_read(pipeline))
    _extract(pipeline, documents)  # loads the models
    spent: dict[str, float] = defaultdict(float)
    for _ in range(options.rounds):
        for name, seconds in _extract(pipeline, documents).items():
            spent[name] += seconds
    pages = options.rounds * sum(len(document.pages) for document in documents)
    Console().print(_table(pipeline, spent, pages))


def _read(pipeline: Pipeline) -> Sequence[Document]:
    pages_only = replace(pipeline, document_stages=())
    paths = sorted(path for path in SAMPLES.iterdir() if path.is_file())
    return [pages_only.run(InputFile(path.stem, path), Unobserved()) for path in paths]


def _extract(pipeline: Pipeline, documents: Sequence[Document]) -> dict[str, float]:
    """CPU seconds of each document stage over all documents."""
    spent: dict[str, float] = defaultdict(float)
    remembered = list(_memories())
    for document in documents:
        for memory in remembered:
            memory.cache_clear()
        for stage in pipeline.document_stages:
            start = time.process_time()
            document = stage.step(document)  # noqa: PLW2901
            spent[_name(stage)] += time.process_time() - start
    return spent


def _memories() -> Iterator[functools._lru_cache_wrapper[object]]:
    """The caches of docintel that hold texts: those that are limited, less that of the models."""
    # By type alone: to ask some objects for their class is to wake them.
    memories = (one for one in gc.get_objects() if type(one) is functools._lru_cache_wrapper)
    for memory in memories:
        is_ours = memory.__module__.startswith("docintel.") and memory.__name__ != "_loaded"
        if is_ours and memory.cache_parameters()["maxsize"]:
            yield memory


def _name(stage: object) -> str:
    """Stages of one name differ by their engine."""
    engine = getattr(getattr(stage, "step", None), "engine", None)
    name = str(getattr(stage, "name", ""))
    return f"{name} ({type(engine).__name__})" if engine else name


def _table(pipeline: Pipeline, spent: dict[str, float], pages: int) -> Table:
    counted = {_name(one) for one in pipeline.document_stages if one.step.writes & EXTRACTION}
    table = Table(title=f"CPU ms a page over {pages} pages, models loaded")
    table.add_column("stage")
    table.add_column("ms a page", justify="right")
    table.add_column("extraction")
    for name, seconds in spent.items():
        table.add_row(name, f"{1000 * seconds / pages:.1f}", "yes" if name in counted else "")
    whole = sum(seconds for name, seconds in spent.items() if name in counted)
    table.add_row("extraction in all", f"{1000 * whole / pages:.1f}", "yes", style="bold")
    return table


if __name__ == "__main__":
    main()
