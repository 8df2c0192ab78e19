"""Write the misses as one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment

from docintel.evaluation.misses import Miss
from docintel.evaluation.report import Report, report_to_text


def write_misses(path: Path, report: Report, misses: Sequence[Miss]) -> None:
    """The report's figures, then every miss by field, its crops inside the file."""
    source = (files("docintel") / "evaluation" / "misses.html.j2").read_text(encoding="utf-8")
    template = Environment(autoescape=True, trim_blocks=True).from_string(source)
    by_field = sorted(misses, key=lambda miss: (miss.outcome.name, miss.outcome.document))
    page = template.render(misses=by_field, summary=report_to_text(report), failed=report.failed)
    path.write_text(page, encoding="utf-8")
