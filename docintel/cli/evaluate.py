"""`docintel evaluate`: how often a pipeline is right, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from docintel.app import make_app
from docintel.cli.console import messages, print_json
from docintel.evaluation.ablation_table import ablation_table
from docintel.evaluation.report import Report, report_to_json, report_to_text
from docintel.evaluation.tables.report import table_report_to_json, table_report_to_text
from docintel.pipeline.runner import Pipeline
from docintel.services.ablation import ablate as measure_variants
from docintel.services.evaluate import EvaluateOptions, ReadFrom
from docintel.services.evaluate import evaluate as measure
from docintel.services.evaluate_tables import TableOptions, evaluate_tables
from docintel.settings import read_settings

Labels = Annotated[Path, typer.Argument(metavar="LABELS.jsonl", help="One labelled file a line.")]
PipelineName = Annotated[
    str | None, typer.Option("--pipeline", help="A shipped pipeline, or a .toml file.")
]
TypeName = Annotated[str | None, typer.Option("--type", help="Tell the pipeline this type.")]
From = Annotated[ReadFrom, typer.Option("--from", help="What the pipeline is shown.")]
Split = Annotated[str | None, typer.Option(help="Only rows of this split.")]
Limit = Annotated[int | None, typer.Option(min=1, help="Only the first so many rows.")]
Errors = Annotated[
    Path | None,
    typer.Option(help="Write every miss with its crop to this HTML; of tables, PNGs to a folder."),
]
Tables = Annotated[
    bool, typer.Option("--tables", help="The labels are tables and their cells; measure those.")
]
Ablate = Annotated[
    bool, typer.Option("--ablate", help="Each voter alone, all joined, and with repair.")
]
AsJson = Annotated[bool, typer.Option("--json", help="The report as one JSON object.")]


def evaluate(  # noqa: PLR0913 - the options of the command
    labels: Labels,
    *,
    pipeline: PipelineName = None,
    type_name: TypeName = None,
    read_from: From = ReadFrom.PDF,
    split: Split = None,
    limit: Limit = None,
    errors: Errors = None,
    ablate: Ablate = False,
    tables: Tables = False,
    as_json: AsJson = False,
) -> int:
    """Run a pipeline on labelled files and compare; nothing is stored."""
    options = EvaluateOptions(read_from, type_name, split, limit, errors)
    chosen = make_app(read_settings()).pipeline(pipeline)
    if tables:
        return _evaluate_tables(chosen, labels, TableOptions(split, limit, errors), as_json)
    with _bar() as bar:
        task = bar.add_task("measuring", total=None)

        def progress(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of)

        if ablate:
            reports = measure_variants(chosen, labels, options, progress)
        else:
            report = measure(chosen, labels, options, progress)
    if ablate:
        _print_variants(reports, as_json)
    elif as_json:
        print_json(report_to_json(report))
    else:
        typer.echo(report_to_text(report))
    return 0


def _evaluate_tables(chosen: Pipeline, labels: Path, options: TableOptions, as_json: bool) -> int:
    with _bar() as bar:
        task = bar.add_task("measuring", total=None)
        report = evaluate_tables(
            chosen, labels, options, lambda done, of: bar.update(task, completed=done, total=of)
        )
    if as_json:
        print_json(table_report_to_json(report))
    else:
        typer.echo(table_report_to_text(report))
    return 0


def _print_variants(reports: Mapping[str, Report], as_json: bool) -> None:
    if as_json:
        print_json({name: report_to_json(report) for name, report in reports.items()})
    else:
        typer.echo(ablation_table(reports))


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=messages(),
        transient=True,
    )
