"""`docintel worker`: process what waits, until stopped."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from docintel.app import make_app
from docintel.cli.console import messages
from docintel.jobs.local_worker import LocalWorker
from docintel.settings import read_settings


def worker(
    pipeline: Annotated[
        str | None, typer.Option(help="A shipped pipeline, or a .toml file.")
    ] = None,
    until_empty: Annotated[
        bool, typer.Option("--until-empty", help="End when nothing waits.")
    ] = False,
    beside: Annotated[
        int | None, typer.Option(metavar="PID", help="End when this process, its parent, is gone.")
    ] = None,
) -> int:
    """Process waiting documents one after the other; Ctrl-C gives back the one at work."""
    app = make_app(read_settings())
    console = messages()

    def say(name: str, status: str) -> None:
        console.print(f"{name}: {status}", markup=False, soft_wrap=True)

    def wanted() -> bool:
        return beside in (None, os.getppid())

    local = LocalWorker(app.queue, app.processor(pipeline), app.query, say, wanted)
    console.print("waiting for documents; Ctrl-C ends it", style="dim")
    local.run(until_empty)
    return 0
