"""`docintel split`: a file holds several documents, and a person says where each ends."""

from __future__ import annotations

from typing import Annotated

import typer

from docintel.app import make_app
from docintel.cli.again import process_again
from docintel.cli.batch_run import Order
from docintel.cli.process import Password, PipelineName
from docintel.settings import read_settings


def split(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="The file's id.")],
    after: Annotated[str, typer.Option(metavar="PAGES", help="Where to cut, such as 2,5.")],
    pipeline: PipelineName = None,
    password: Password = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Cut a file after these pages, and process each document in it."""
    app = make_app(read_settings())
    filing = app.packs.split(document_id, _pages(after))
    return process_again(app, Order([filing], 1, pipeline, password), as_json)


def _pages(text: str) -> list[int]:
    try:
        return [int(number) for number in text.split(",")]
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} are no pages; write them like 2,5") from error
