"""Say what a training came to: figures by field, and the labels that taught nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from docintel.cli.console import messages, results

if TYPE_CHECKING:
    from docintel.training.boosting.options import TrainedBoosting
    from docintel.training.own_type.options import OwnTypeReport

#: Labels and files that are named one by one; of more, how many.
_NAMED = 10


def show_own_type(report: OwnTypeReport) -> None:
    """F1 of each field on documents that were held back, and what could not be learned from."""
    _name("cannot be opened", report.unreadable)
    _name("teach nothing", [str(one) for one in report.unmatched])
    learned = report.learned
    table = Table("field", "known layouts", "new layouts", box=None, pad_edge=False)
    for field in learned.known:
        table.add_row(Text(field), _percent(learned.known, field), _percent(learned.new, field))
    results().print(
        f"{learned.type_name}: learned from {learned.documents} documents in"
        f" {learned.layouts} layouts in {learned.seconds:.1f} s; F1 on documents held back, in %"
    )
    results().print(table)
    if not learned.new:
        results().print("all documents look alike, so nothing is known of other layouts")


def show_boosting(learned: Sequence[TrainedBoosting]) -> None:
    """F1 of each type over all its fields, on templates and merchants that were held back."""
    table = Table("type", "documents", "seconds", "F1 %", box=None, pad_edge=False)
    for one in learned:
        f1 = _percent(one.f1, "together")
        table.add_row(one.type, str(one.documents), f"{one.seconds:.0f}", f1)
    results().print(table)


def show_figures(name: str, version: str, figures: Mapping[str, Any]) -> None:
    """Whatever a training measured."""
    results().print(f"{name}: version {version}")
    for figure, value in figures.items():
        results().print(Text(f"  {figure}: {value}"))


def _name(what: str, which: Sequence[str]) -> None:
    if not which:
        return
    messages().print(Text(f"{len(which)} {what}:"))
    for one in which[:_NAMED]:
        messages().print(Text(f"  {one}"))
    if len(which) > _NAMED:
        messages().print(Text(f"  and {len(which) - _NAMED} more"))


def _percent(scores: Mapping[str, float], field: str) -> str:
    return f"{100 * scores[field]:.1f}" if field in scores else "-"
