"""One document on the terminal: what it is, its values with their evidence, its checks."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from docintel.cli.mark_lines import marks_list
from docintel.cli.marks import percent, status_mark
from docintel.cli.tables import checks_list, fields_table, items_table, repairs_list
from docintel.core.document import Document
from docintel.core.filing import Filing
from docintel.services.remark import in_short, whereabouts


def print_card(console: Console, filing: Filing, document: Document) -> None:
    """Title, facts, fields, line items, repairs, checks; nothing for a part that is empty."""
    title = Text.assemble((filing.name, "bold"), "  ", status_mark(filing.status))
    console.print(Rule(title, align="left", style="dim"))
    console.print(Padding(Group(*_parts(filing, document)), (0, 0, 1, 2)))


def _parts(filing: Filing, document: Document) -> list[RenderableType]:
    parts: list[RenderableType] = [Text(_facts(filing, document), "dim")]
    if filing.error:
        parts.append(Text(filing.error.message, "red"))
    parts += [Text(f"? {message}", "yellow") for message in in_short(filing.reasons)]
    parts += [Text(message) for message in _relations(filing)]
    if document.fields:
        parts.append(fields_table(document))
    if document.line_items:
        parts.append(items_table(document.line_items))
    if any(page.marks for page in document.pages):
        parts += [Text("marks", "bold"), marks_list(document.pages)]
    if document.repairs:
        parts += [Text("repairs", "bold"), repairs_list(document.repairs)]
    if document.checks:
        parts += [Text("checks", "bold"), checks_list(document.checks)]
    if document.summary:
        parts += [Text("\nsummary", "bold"), Text(document.summary)]
    return parts


def _relations(filing: Filing) -> list[str]:
    """Of what file it is a part, and what parts it has."""
    found = whereabouts(filing)
    if filing.parent:
        found.append(f"{filing.parent.pages} of file {filing.parent.id}".capitalize())
    return found + [f"  {part.pages}: {part.id}" for part in filing.parts]


def _facts(filing: Filing, document: Document) -> str:
    facts = [filing.id]
    if document.type:
        facts.append(f"{document.type.name} ({percent(document.type.confidence)})")
    if document.language:
        facts.append(document.language)
    if filing.page_count:
        facts.append(f"{filing.page_count} page{'s' * (filing.page_count != 1)}")
    if document.sentiment:
        facts.append(f"tone {document.sentiment.label} {document.sentiment.score:+.2f}")
    return " · ".join(facts)
