"""`docintel list`: what is stored, the newest first."""

from __future__ import annotations

from typing import Annotated

import typer

from docintel.app import make_app
from docintel.cli.console import print_json, results
from docintel.cli.tables import documents_table
from docintel.core.filing import Status
from docintel.settings import read_settings


def list_documents(
    status: Annotated[Status | None, typer.Option(help="Only documents of this status.")] = None,
    type_name: Annotated[str | None, typer.Option("--type", help="Only this type.")] = None,
    limit: Annotated[
        int | None, typer.Option(min=1, max=1_000_000, help="No more than so many.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """List stored documents, the newest first."""
    query = make_app(read_settings()).query
    filings = query.list(status, type_name, limit)
    if as_json:
        for filing in filings:
            print_json(query.record(filing.id))
    elif filings:
        results().print(documents_table(filings))
    elif status or type_name:
        results().print("no document matches; `docintel list` shows all")
    else:
        results().print("nothing here; `docintel process PATH` or `docintel demo` brings some")
    return 0
