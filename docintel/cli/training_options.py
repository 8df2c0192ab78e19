"""What the training commands share: their options, and where their work lies."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from docintel.app import App, make_app
from docintel.settings import read_settings

Data = Annotated[
    Path | None, typer.Option(help="Folder of labelled real sets: sroie/labels.jsonl and so on.")
]
AllDocuments = Annotated[
    int | None, typer.Option(min=1, help="How many documents to make up, of all types together.")
]
Seed = Annotated[int, typer.Option(help="The same seed makes the same.")]


def configured() -> App:
    return make_app(read_settings())


def work(app: App) -> Path:
    """Where pages that were read, checkpoints and curves lie."""
    return app.settings.home / "training"


def command() -> str:
    """What was typed, for the record of what it made."""
    return shlex.join(["docintel", *sys.argv[1:]])
