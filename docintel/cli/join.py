"""`docintel join`: what was taken for several documents is one."""

from __future__ import annotations

from typing import Annotated

import typer

from docintel.app import make_app
from docintel.cli.again import process_again
from docintel.cli.batch_run import Order
from docintel.cli.process import Password, PipelineName
from docintel.settings import read_settings


def join(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="The file's id.")],
    pipeline: PipelineName = None,
    password: Password = None,
    as_json: Annotated[bool, typer.Option("--json", help="The record as JSON.")] = False,
) -> int:
    """Process a file as one document, now and in future; its parts are withdrawn."""
    app = make_app(read_settings())
    filing = app.packs.join(document_id)
    return process_again(app, Order([filing], 1, pipeline, password), as_json)
