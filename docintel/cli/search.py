"""`docintel search`: find pages by the words on them."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from docintel.app import make_app
from docintel.cli.console import print_json, results
from docintel.cli.tables import ID_DIGITS
from docintel.core.hit import Hit
from docintel.settings import read_settings


def search(
    words: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words, or beginnings.")],
    limit: Annotated[int, typer.Option(min=1, max=1_000_000, help="No more than so many.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Find the pages that hold all the words, or longer ones; amounts in any notation."""
    hits = make_app(read_settings()).query.search(" ".join(words), limit)
    for hit in hits:
        if as_json:
            print_json(_as_json(hit))
        else:
            results().print(_line(hit))
    if not hits and not as_json:
        results().print("nothing found")
    return 0


def _line(hit: Hit) -> Text:
    where = f"page {hit.page}" if hit.page else "values"
    head = Text.assemble((hit.document_id[:ID_DIGITS], "dim"), "  ", (hit.name, "bold"))
    head.append(f"  {where}\n    ", "dim")
    for piece in hit.snippet:
        head.append(piece.text, "black on yellow" if piece.found else "")
    return head


def _as_json(hit: Hit) -> dict[str, object]:
    snippet = "".join(piece.text for piece in hit.snippet)
    return {"id": hit.document_id, "name": hit.name, "page": hit.page, "snippet": snippet}
