"""Read files whose tables a person marked: a JSON object a line, paths relative to the file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docintel.core.geometry import Box, around
from docintel.errors import ConfigError

#: The resolution of boxes in PDF points.
_POINTS = 72
#: What may be known of a cell besides its box.
_KNOWN = ("text", "row", "column", "row_span", "column_span")


@dataclass(frozen=True, slots=True)
class TrueCell:
    """A cell that holds something; what the truth does not say is None."""

    box: Box
    text: str | None = None
    row: int | None = None
    column: int | None = None
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class TrueTable:
    """The part of a table that stands on one page; pages count from 1."""

    page: int
    box: Box
    cells: tuple[TrueCell, ...]


@dataclass(frozen=True, slots=True)
class TabledFile:
    """A file and all tables in it.

    Boxes are in pixels of the file's picture where `dpi` is None, else of a page drawn so.
    """

    id: str
    path: Path
    tables: tuple[TrueTable, ...]
    split: str | None = None
    dpi: float | None = None


def read_tabled_files(path: Path) -> list[TabledFile]:
    """All rows of the file; raises ConfigError that names the line that cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"labels {path} cannot be read: {error}") from error
    return list(_files(path, text))


def _files(path: Path, text: str) -> Iterator[TabledFile]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _file(json.loads(line), path.parent)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ConfigError(
                f"labels {path}, line {number}: no file with tables ({error!r});"
                ' it needs "id", "tables" and one of "image", "pdf"'
            ) from error


def _file(row: Mapping[str, Any], folder: Path) -> TabledFile:
    is_pdf = "pdf" in row
    return TabledFile(
        id=str(row["id"]),
        path=folder / row["pdf" if is_pdf else "image"],
        tables=tuple(_table(table) for table in row["tables"]),
        split=row.get("split"),
        dpi=float(row.get("dpi", _POINTS)) if is_pdf else None,
    )


def _table(table: Mapping[str, Any]) -> TrueTable:
    cells = tuple(_cell(cell) for cell in table["cells"])
    # Some truths give no box of the table where it goes on on another page.
    box = Box(*table["box"]) if table.get("box") else around(cell.box for cell in cells)
    return TrueTable(int(table.get("page", 1)), box, cells)


def _cell(cell: Any) -> TrueCell:
    """A box alone, or an object with what else is known."""
    if isinstance(cell, list):
        return TrueCell(Box(*cell))
    known = {name: cell[name] for name in _KNOWN if name in cell}
    return TrueCell(Box(*cell["box"]), **known)
