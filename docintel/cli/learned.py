"""Say what a training came to: figures, and the labels that taught nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from docintel.cli.console import messages, results

if TYPE_CHECKING:
    from docintel.training.boosting.options import TrainedBoosting
    from docintel.training.data_set_card import Card
    from docintel.training.layoutlm.search import Trial
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
    surest = (
        f"no value will be surer than {100 * learned.surest:.0f} %: a target beyond that accepts"
    )
    results().print(f"{surest} none without a person, until more layouts prove more")


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


def show_trials(ranked: Sequence[Trial]) -> None:
    """The recipes of a search, the best first, by the F1 of words on the validation part."""
    columns = ("learning rate", "masked_language", "masked", "moved")
    table = Table("rank", "F1 %", *columns, box=None, pad_edge=False)
    for rank, trial in enumerate(ranked, start=1):
        recipe, disturbance = trial.recipe, trial.recipe.disturbance
        numbers = (recipe.masked_language, disturbance.masked, disturbance.moved)
        shown = [f"{recipe.learning_rate:.1e}", *(f"{number:.2f}" for number in numbers)]
        table.add_row(str(rank), f"{100 * trial.f1:.1f}", *shown)
    results().print(table)


def show_data_set(card: Card, folder: Path) -> None:
    """What each part of the card holds, and where its files lie."""
    table = Table("part", "documents", "words", "templates", "file", box=None, pad_edge=False)
    for name, part in card.parts.items():
        counts = (part.examples, part.words, len(part.by_template))
        table.add_row(name, *map(str, counts), f"{name}.jsonl.gz")
    results().print(f"version {card.version[:12]}; no vendor and no template is in two parts")
    results().print(table)
    results().print(Text(f"in {folder}, with card.md and card.json"), soft_wrap=True)


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
