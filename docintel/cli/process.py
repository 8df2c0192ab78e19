"""`docintel process`: file what is named, process it, and show what came out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from docintel.app import App, make_app
from docintel.cli.again import with_parts
from docintel.cli.batch_run import Order, run_batch
from docintel.cli.console import messages, print_json, results
from docintel.cli.tables import documents_table
from docintel.core.filing import FINISHED, Filing, Status
from docintel.errors import InputError
from docintel.services.intake import find_files
from docintel.settings import read_settings

Paths = Annotated[list[Path], typer.Argument(help="Files, or folders with all that is in them.")]
PipelineName = Annotated[
    str | None, typer.Option("--pipeline", help="A shipped pipeline, or a .toml file.")
]
TypeName = Annotated[
    str | None, typer.Option("--type", help="The document type, where you know it.")
]
Password = Annotated[str | None, typer.Option(help="Opens encrypted files.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object a line on stdout.")]
Jobs = Annotated[int, typer.Option(min=1, help="Documents at a time; each takes about 1 GB.")]
Again = Annotated[bool, typer.Option("--again", help="Also what this pipeline did before.")]


def process(  # noqa: PLR0913 - the options of the command
    paths: Paths,
    *,
    pipeline: PipelineName = None,
    type_name: TypeName = None,
    password: Password = None,
    as_json: AsJson = False,
    jobs: Jobs = 1,
    again: Again = False,
) -> int:
    """Process files and folders, wait until each is finished, and show the results."""
    app = make_app(read_settings())
    chosen = app.pipeline(pipeline)
    chosen.check_type(type_name)
    filed, unreadable = _file(app, find_files(paths), type_name)
    ready = [] if again else [each for each in filed if _is_ready(app, each, chosen.version)]
    finished: list[Filing] = []

    def finish(filing: Filing) -> None:
        for one in with_parts(app, filing):
            finished.append(one)
            if as_json:
                print_json(app.query.record(one.id))

    for filing in ready:
        finish(filing)
    waiting = [filing for filing in filed if filing not in ready]
    run_batch(app, Order(waiting, jobs, pipeline, password), finish)
    if not as_json:
        _print_table(finished, len(ready))
    failed = any(filing.status is Status.FAILED for filing in finished)
    return 1 if failed or unreadable else 0


def _file(app: App, paths: Iterable[Path], type_name: str | None) -> tuple[list[Filing], int]:
    """The documents, each once, and how many files could not be read from disk."""
    filed: dict[str, Filing] = {}
    unreadable = 0
    for path in paths:
        try:
            filing = app.intake.accept_file(path, type_name).filing
            filed[filing.id] = filing
        except InputError as error:
            unreadable += 1
            messages().print(f"docintel: {error}", style="red", markup=False, soft_wrap=True)
    return list(filed.values()), unreadable


def _is_ready(app: App, filing: Filing, version: str) -> bool:
    """Whether this pipeline processed it before. What failed is worth another try."""
    if filing.status not in FINISHED - {Status.FAILED}:
        return False
    return app.query.was_processed_by(filing.id, version)


def _print_table(filings: list[Filing], known: int) -> None:
    console = results()
    if not filings:
        console.print("nothing was processed, for there is no file to read")
        return
    console.print(documents_table(filings))
    counts = [
        f"{sum(filing.status is status for filing in filings)} {status}"
        for status in (Status.DONE, Status.REVIEW, Status.FAILED)
    ]
    console.print(f"{len(filings)} document{'s' * (len(filings) != 1)}: {', '.join(counts)}")
    if known:
        console.print(f"{known} were processed before; --again does it anew", style="dim")
    console.print(
        "`docintel show ID` shows a document, `docintel serve` opens the pages", style="dim"
    )
