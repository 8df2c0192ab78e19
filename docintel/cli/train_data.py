"""`docintel train data`: write a data set of documents that are made up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docintel.cli.learned import show_data_set
from docintel.cli.training_options import Seed, command
from docintel.cli.training_progress import training
from docintel.errors import BadOptionError

Folder = Annotated[Path, typer.Argument(metavar="OUT", help="A folder that is new, or empty.")]
Types = Annotated[
    list[str] | None, typer.Option("--type", help="May be given again; all types without it.")
]
# Fewer would leave the part to test on without a document.
Documents = Annotated[int, typer.Option(min=10, help="How many documents to make up, in all.")]


def data_set(
    out: Folder, *, types: Types = None, documents: Documents = 2000, seed: Seed = 0
) -> int:
    """Write labelled documents in three parts that share neither a vendor nor a template.

    Eight of ten are to learn from, one to steer by, one to test on. A card beside them counts what
    is in them; their version is a hash of what they hold.
    """
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise BadOptionError(f"{out} is there and not an empty folder: name a new one")
    with training("data set") as shown:
        from docintel.training.data_set import Plan, build
        from docintel.training.synthesis.makers import makeable_types, maker_of

        plan = Plan(types=tuple(types or makeable_types()), count=documents, seed=seed)
        for name in plan.types:
            # An unknown type is said before anything is written.
            maker_of(name)
        shown.log(f"making {documents} documents", {})
        card = build(out, plan, made_by=command())
    show_data_set(card, out)
    return 0
