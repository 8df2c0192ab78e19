"""`docintel export`: documents in a format that other programs read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from docintel.app import make_app
from docintel.cli.console import messages
from docintel.errors import ConfigError
from docintel.services.export import FORMATS, export
from docintel.settings import read_settings


def export_documents(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids or their beginnings.")],
    format_name: Annotated[str, typer.Option("--format", help=", ".join(FORMATS))] = "json",
    out: Annotated[Path | None, typer.Option(help="A file instead of stdout.")] = None,
) -> int:
    """Write documents as JSON, JSON lines, CSV or Markdown."""
    query = make_app(read_settings()).query
    known = [query.filing(beginning).id for beginning in ids]
    content = export([query.record(id) for id in known], format_name).encode()
    if out is None:
        sys.stdout.buffer.write(content)
        return 0
    try:
        out.write_bytes(content)
    except OSError as error:
        raise ConfigError(f"{out} cannot be written: {error.strerror}") from error
    messages().print(f"wrote {out}", markup=False)
    return 0
