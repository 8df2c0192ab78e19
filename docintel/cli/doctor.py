"""`docintel doctor`: what is missing or broken here, and how to mend it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from docintel.app import make_app
from docintel.cli.console import print_json, results
from docintel.services.doctor import Finding, Health
from docintel.settings import read_settings

_MARKS = {Health.WELL: ("✓", "green"), Health.ABSENT: ("-", "dim"), Health.ILL: ("✗", "red")}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Look at Python, the libraries, the database and the disk; exit 2 where one is not well."""
    code = 0
    for finding in make_app(read_settings()).doctor.examine():
        code = 2 if finding.health is Health.ILL else code
        if as_json:
            print_json(_as_json(finding))
        else:
            results().print(_line(finding))
    return code


def _line(finding: Finding) -> Text:
    sign, style = _MARKS[finding.health]
    line = Text.assemble((sign, style), f" {finding.subject:<24}", (finding.detail, "dim"))
    if finding.advice:
        line.append(f"\n  {'':<24}{finding.advice}", "yellow" if style == "red" else "dim")
    return line


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "subject": finding.subject,
        "health": finding.health,
        "detail": finding.detail,
        "advice": finding.advice,
    }
