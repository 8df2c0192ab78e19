"""How well tables were found, by set and by file, as data and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from docintel.evaluation.tables.outcome import Count, Tally


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """The tally of all pages of a file; `error` is the code of what kept it from being opened."""

    id: str
    tally: Tally
    pages: int
    seconds: float
    split: str | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class TableReport:
    """The outcomes of a labelled set; every figure is drawn from them."""

    files: tuple[FileOutcome, ...]

    @property
    def tally(self) -> Tally:
        return _sum(self.files)

    @property
    def splits(self) -> dict[str, Tally]:
        """The tally of each split, where the truth has several."""
        names = dict.fromkeys(file.split for file in self.files)
        if len(names) < 2:
            return {}
        return {
            name or "": _sum([file for file in self.files if file.split == name]) for name in names
        }


def table_report_to_json(report: TableReport) -> dict[str, Any]:
    return {
        "all": _tally(report.tally),
        "splits": {name: _tally(tally) for name, tally in report.splits.items()},
        "files": [
            {
                "id": file.id,
                "pages": file.pages,
                "seconds": round(file.seconds, 3),
                "error": file.error,
                **_tally(file.tally),
            }
            for file in report.files
        ],
    }


def table_report_to_text(report: TableReport) -> str:
    """A line a file, a line a split, and one for all."""
    return "\n".join(_lines(report))


def _lines(report: TableReport) -> Iterator[str]:
    width = max([len(file.id) for file in report.files], default=0)
    yield f"{'':{width}}  tables: true found right   cells: true  found  right    P    R   F1 %"
    for file in report.files:
        yield _line(file.id, file.tally, width) + (f"  {file.error}" if file.error else "")
    for name, tally in report.splits.items():
        yield _line(f"[{name}]", tally, width)
    yield _line("all", report.tally, width)
    neighbours = report.tally.neighbours
    if neighbours.true:
        yield f"neighbours (ICDAR 2013) F1 {_percent(neighbours.f1)} %"
    pages, seconds = (sum(getattr(file, name) for file in report.files) for name in _TIMED)
    yield f"{seconds / max(pages, 1):.2f} seconds a page, {pages} pages"


_TIMED = ("pages", "seconds")


def _line(name: str, tally: Tally, width: int) -> str:
    tables, cells = tally.tables, tally.cells
    return (
        f"{name:{width}}  {tables.true:12} {tables.found:5} {tables.right:5}"
        f"   {cells.true:11} {cells.found:6} {cells.right:6}"
        f" {_percent(cells.precision)} {_percent(cells.recall)} {_percent(cells.f1)}"
    )


def _percent(share: float | None) -> str:
    return "   -" if share is None else f"{100 * share:4.1f}"


def _sum(files: Sequence[FileOutcome]) -> Tally:
    return reduce(Tally.plus, (file.tally for file in files), Tally())


def _tally(tally: Tally) -> dict[str, Any]:
    return {name: _count(getattr(tally, name)) for name in ("tables", "cells", "neighbours")}


def _count(count: Count) -> dict[str, float | None]:
    return {
        "true": count.true,
        "found": count.found,
        "right": count.right,
        "precision": count.precision,
        "recall": count.recall,
        "f1": count.f1,
    }
