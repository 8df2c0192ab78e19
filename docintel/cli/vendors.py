"""`docintel vendors`: the business partners that documents are held against."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from docintel.app import App, make_app
from docintel.cli.console import messages, print_json, results
from docintel.core.vendor import Vendor
from docintel.settings import read_settings
from docintel.vendors.entry_json import vendor_to_json

vendors = typer.Typer(no_args_is_help=True)

_AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line, to import again.")]
_Named = Annotated[str, typer.Argument(metavar="NUMBER|NAME", help="Of the list.")]
#: Remarks that are shown one by one.
_NAMED = 10


@vendors.command("import")
def import_tables(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="CSV, or one JSON object a line.")
    ],
) -> int:
    """Put these tables in place of the list that was imported before."""
    done = _app().vendors.import_tables(files)
    _tell(done.remarks)
    gone = f", {done.gone} gone" if done.gone else ""
    results().print(f"{done.vendors} vendors, {done.new} of them new{gone}")
    return 0


@vendors.command("list")
def list_vendors(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", help="Only those with all of these.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="No more than so many.")] = None,
    as_json: _AsJson = False,
) -> int:
    """List the business partners, or those that match."""
    found = _app().vendors.matching(" ".join(words or []))[:limit]
    if as_json:
        for vendor in found:
            print_json(vendor_to_json(vendor))
    elif found:
        results().print(_table(found))
    elif words:
        results().print("no vendor matches; `docintel vendors list` shows all")
    else:
        results().print("nobody is known; `docintel vendors import FILE` brings a list in")
    return 0


@vendors.command()
def show(which: _Named, as_json: _AsJson = False) -> int:
    """Show all that the list says of one partner."""
    vendor = vendor_to_json(_app().vendors.one(which))
    if as_json:
        print_json(vendor)
        return 0
    table = Table(box=None, show_header=False, pad_edge=False)
    for key, value in vendor.items():
        shown = "\n".join(value) if isinstance(value, list) else str(value)
        table.add_row(Text(key.replace("_", " "), "cyan"), Text(shown))
    results().print(table)
    return 0


@vendors.command()
def remove(which: _Named) -> int:
    """Take one partner out of the list."""
    gone = _app().vendors.remove(which)
    results().print(Text(f"{gone.title} is out of the list"))
    return 0


@vendors.command()
def learn() -> int:
    """Add the senders that several finished documents agree on, and that no table named."""
    app = _app()
    learned = app.vendors.learn(app.database, app.types)
    results().print(f"{len(learned.vendors)} vendors learned from {learned.documents} documents")
    if learned.vendors:
        results().print(_table(learned.vendors))
    return 0


def _app() -> App:
    return make_app(read_settings())


def _table(found: Sequence[Vendor]) -> Table:
    table = Table("number", "name", "address", "tax ids", "accounts", box=None, pad_edge=False)
    for one in found:
        name = f"{one.name} (learned)" if one.learned else one.name
        cells = (one.number, name, one.address, "\n".join(one.tax_ids), "\n".join(one.ibans))
        table.add_row(*map(Text, cells))
    return table


def _tell(remarks: Sequence[str]) -> None:
    for remark in remarks[:_NAMED]:
        messages().print(Text(remark), soft_wrap=True)
    if len(remarks) > _NAMED:
        messages().print(f"and {len(remarks) - _NAMED} more")
