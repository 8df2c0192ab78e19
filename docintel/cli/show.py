"""`docintel show`: one document with its values, evidence and checks."""

from __future__ import annotations

from typing import Annotated

import typer

from docintel.app import make_app
from docintel.cli.card import print_card
from docintel.cli.console import print_json, results
from docintel.settings import read_settings


def show(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="The id or its beginning.")],
    as_json: Annotated[bool, typer.Option("--json", help="The whole record as JSON.")] = False,
) -> int:
    """Show one document: its values, where they stand, its checks and its earlier runs."""
    query = make_app(read_settings()).query
    filing = query.filing(document_id)
    if as_json:
        print_json(query.record(filing.id))
        return 0
    console = results()
    print_card(console, filing, query.document(filing.id))
    for run in query.history(filing.id):
        console.print(f"  {run.started:%Y-%m-%d %H:%M} {run.status} {run.pipeline}", style="dim")
    return 0
