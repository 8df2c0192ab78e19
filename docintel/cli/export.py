"""`docintel export`: documents in a format that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from docintel.app import App, make_app
from docintel.cli.console import messages
from docintel.errors import ConfigError
from docintel.exporting.formats import FORMATS, format_named
from docintel.services.export import Export
from docintel.settings import read_settings


def export_documents(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or their beginnings.")],
    format_name: Annotated[str, typer.Option("--format", help=", ".join(FORMATS))] = "json",
    out: Annotated[
        Path | None, typer.Option(help="A file instead of stdout, or a folder for a file each.")
    ] = None,
) -> int:
    """Write documents as records, tables, text, words with boxes, or as a searchable PDF."""
    app = make_app(read_settings())
    known = [app.query.filing(beginning).id for beginning in ids]
    joins = len(known) == 1 or format_named(format_name).joins
    if not joins and out is None:
        raise ConfigError(f"{format_name} is a file for each document: name a folder with --out")
    if out and (out.is_dir() or not joins):
        _write_each(app, known, format_name, out)
    else:
        _write(app.exporter.export(known, format_name), out)
    return 0


def _write_each(app: App, ids: Sequence[str], format_name: str, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"{folder} cannot be made: {error.strerror}") from error
    for id in ids:
        export = app.exporter.export([id], format_name)
        # Two documents may have one name, and a name may hold what no file system takes.
        _write(export, folder / f"{id}{export.ending}")


def _write(export: Export, out: Path | None) -> None:
    for remark in export.remarks:
        messages().print(remark, markup=False)
    if out is None:
        sys.stdout.buffer.write(export.content)
        return
    try:
        out.write_bytes(export.content)
    except OSError as error:
        raise ConfigError(f"{out} cannot be written: {error.strerror}") from error
    messages().print(f"wrote {out}", markup=False)
