"""`docintel explain`: what the voters say about a value, and what moved them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from docintel.app import make_app
from docintel.cli.console import messages, print_json, results
from docintel.cli.visible import visible
from docintel.core.influence import Explanation
from docintel.errors import ConfigError
from docintel.services.explain import Reasons
from docintel.services.explanation_record import reasons_to_json
from docintel.settings import read_settings

_SHOWN = 12
_LOSS, _NO_LOSS = "without these it would lose", "no line or word alone moves it"


def explain(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="The id or its beginning.")],
    field: Annotated[
        str, typer.Argument(metavar="FIELD", help="Such as gross_total, or line_items[0].quantity.")
    ],
    out: Annotated[Path | None, typer.Option(help="Write the page as a heat map, PNG.")] = None,
    pipeline: Annotated[str | None, typer.Option(help="Name of a pipeline, or file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as JSON.")] = False,
) -> int:
    """Show who voted for a value, and which words and places moved the models towards it."""
    app = make_app(read_settings())
    explainer = app.explainer(pipeline)
    filing = app.query.filing(document_id)
    reasons = explainer.explain(filing.id, field)
    if as_json:
        print_json(reasons_to_json(reasons))
    else:
        _print(results(), reasons)
    if out is not None:
        _write(out, explainer.picture(filing.id, reasons))
    return 0


def _write(out: Path, picture: bytes | None) -> None:
    if picture is None:
        messages().print("the value stands on no page, so there is no heat map")
        return
    try:
        out.write_bytes(picture)
    except OSError as error:
        raise ConfigError(f"{out} cannot be written: {error.strerror}") from error
    messages().print(f"heat map in {out}", markup=False)


def _print(console: Console, reasons: Reasons) -> None:
    field = reasons.field
    sure = f"{field.confidence:.1%} sure, {field.state}"
    console.print(f"{field.name} = {visible(field.value)} ({sure})", markup=False)
    votes = Table("voter", "value", "confidence", box=None, pad_edge=False)
    for vote in reasons.votes[:_SHOWN]:
        votes.add_row(vote.voter, visible(vote.value), f"{vote.confidence:.1%}")
    console.print(votes)
    for why in reasons.explanations:
        title = f"{why.voter} holds it for {why.label} at {why.likely:.1%}"
        console.print(f"\n{title}; {_LOSS if why.influences else _NO_LOSS}", markup=False)
        if why.influences:
            console.print(_moved(why))


def _moved(why: Explanation) -> Table:
    table = Table("points", "by words", "by place", "text", box=None)
    for one in why.influences[:_SHOWN]:
        row = (f"{100 * part:+.1f}" for part in (one.total, one.words, one.place))
        table.add_row(*row, visible(one.text)[:60])
    return table
