"""`docintel demo`: process the samples that come with docintel, and show what was found."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from docintel.app import App, make_app
from docintel.cli.batch_run import Order, run_batch
from docintel.cli.card import print_card
from docintel.cli.console import messages, results
from docintel.cli.tables import documents_table
from docintel.core.filing import Filing, Status
from docintel.settings import read_settings


def demo(
    jobs: Annotated[int, typer.Option(min=1, help="Documents at a time.")] = 1,
) -> int:
    """Process the samples with progress bars, and show their values, evidence and checks."""
    app = make_app(read_settings())
    filed = _file_samples(app)
    messages().print(f"{len(filed)} samples; data lies under {app.settings.home}", markup=False)
    run_batch(app, Order(list(filed.values()), jobs), lambda _: None)
    finished = [app.query.filing(id) for id in filed]
    console = results()
    for filing in finished:
        print_card(console, filing, app.query.document(filing.id))
    console.print(documents_table(finished))
    console.print("Open the pages with [bold]docintel serve[/bold]")
    return 1 if any(filing.status is Status.FAILED for filing in finished) else 0


def _file_samples(app: App) -> dict[str, Filing]:
    """The samples as documents, in the order of their labels."""
    filed: dict[str, Filing] = {}
    with as_file(files("docintel.samples")) as folder:
        for path in _sample_files(folder):
            filing = app.intake.accept_file(path).filing
            filed[filing.id] = filing
    return filed


def _sample_files(folder: Path) -> list[Path]:
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [folder / (row.get("pdf") or row["image"]) for row in rows]
