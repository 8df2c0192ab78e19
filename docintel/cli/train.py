"""`docintel train`: make the models anew, or teach docintel a document type of one's own.

What trains is imported when it is asked for: it loads heavy libraries.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from docintel.app import App
from docintel.cli.learned import show_boosting, show_figures, show_own_type
from docintel.cli.train_data import data_set
from docintel.cli.train_search import search
from docintel.cli.training_options import AllDocuments, Data, Seed, command, configured, work
from docintel.cli.training_progress import training
from docintel.errors import BadOptionError

train = typer.Typer(no_args_is_help=True)
train.command("data")(data_set)
train.command("search")(search)

TypeName = Annotated[
    str | None, typer.Option("--type", help="A type of your own, from the folder `types` of HOME.")
]
Types = Annotated[
    list[str] | None, typer.Argument(metavar="[TYPE]...", help="Those it helps in without any.")
]
Examples = Annotated[
    Path | None, typer.Option(metavar="LABELS.jsonl", help="Labelled documents, one a line.")
]
Out = Annotated[
    Path | None, typer.Option(help="Folder of models to write to; `models` of HOME without it.")
]
Documents = Annotated[
    int | None, typer.Option(min=1, help="How many documents to make up, of each type.")
]
Teacher = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="A larger fields model whose answers are learned too."),
]


@train.command()
def fields(  # noqa: PLR0913 - the options of the command
    *,
    type_name: TypeName = None,
    examples: Examples = None,
    data: Data = None,
    documents: AllDocuments = None,
    out: Out = None,
    teacher: Teacher = None,
    seed: Seed = 0,
) -> int:
    """Learn where fields stand: a type of one's own from examples, or the LayoutLM of all types.

    With --type and --examples, 20 to 100 labelled documents are enough. Describe the type in
    HOME/types/NAME.toml first. Each line of LABELS.jsonl names a file and its values:

    {"id": "1", "pdf": "scans/1.pdf", "fields": {"permit_number": "P-4711", "fee": "12.50"}}

    Paths are relative to LABELS.jsonl, "image" names a picture. No boxes are needed: values are
    looked for in the text. The next `docintel process` uses what was learned.

    Without them the large model of all types is trained, from documents that are made up and from
    real ones of --data. That takes hours. A --teacher is the folder `fields` of models that were
    trained so.
    """
    app = configured()
    if (type_name is None) != (examples is None):
        raise BadOptionError(
            "--type and --examples go together: the type to learn, and documents to learn it from"
        )
    if type_name and teacher:
        raise BadOptionError("--teacher is for the model of all types, so not with --type")
    if type_name and examples:
        return _own_type(app, type_name, examples, out, seed)
    return _all_types(app, data=data, documents=documents, out=out, teacher=teacher, seed=seed)


@train.command()
def boosting(
    types: Types = None,
    *,
    data: Data = None,
    documents: Documents = None,
    out: Out = None,
    seed: Seed = 0,
) -> int:
    """Train the quick second voter, a model a type: boosted trees over values and their words."""
    app = configured()
    with training("boosting") as shown:
        from docintel.training.boosting.grow import Recipe
        from docintel.training.boosting.options import HELPED, BoostingTraining
        from docintel.training.boosting.ship import train_boosting

        options = BoostingTraining(
            out=_out(app, out),
            work=work(app),
            types=tuple(types or HELPED),
            data=data,
            per_type=documents or BoostingTraining.per_type,
            recipe=Recipe(seed=seed),
            command=command(),
        )
        learned = list(train_boosting(options, app.pipeline(), shown.progress))
    show_boosting(learned)
    return 0


@train.command("type")
def type_model(
    *,
    examples: Examples = None,
    data: Data = None,
    documents: Documents = None,
    out: Out = None,
    seed: Seed = 0,
) -> int:
    """Train the model that tells document types apart, and where a document of a pack ends.

    With --examples, whose lines name their "type" as well, it also learns types of one's own.
    """
    app = configured()
    with training("document types") as shown:
        from docintel.training.doctype.options import TypeTraining
        from docintel.training.doctype.train import train_type

        options = TypeTraining(
            out=_out(app, out),
            per_type=documents or TypeTraining.per_type,
            data=data,
            examples=examples,
            types=app.settings.types if app.settings.types.is_dir() else None,
            pages=work(app) / "pages",
            seed=seed,
            command=command(),
        )
        learned = train_type(options, app.pipeline(), shown.progress)
    show_figures("document types", learned.version, learned.metrics)
    return 0


@train.command()
def judge(
    *,
    data: Data = None,
    documents: Documents = None,
    out: Out = None,
    seed: Seed = 0,
) -> int:
    """Train what weighs the votes: how sure a value is, by who proposes it. Voters come first."""
    app = configured()
    with training("judge") as shown:
        from docintel.training.judge.options import JudgeTraining
        from docintel.training.judge.train import train_judge

        options = JudgeTraining(
            out=_out(app, out),
            pages=work(app) / "pages",
            data=data,
            per_type=documents or JudgeTraining.per_type,
            seed=seed,
            command=command(),
        )
        learned = train_judge(options, app.pipeline(), shown.progress)
    show_figures("judge", learned.version, learned.metrics)
    return 0


@train.command()
def reader(
    *,
    data: Annotated[
        Path, typer.Option(help="Folder of real sets: sroie/labels.jsonl, ocr_pages/labels.jsonl.")
    ],
    printed: Annotated[
        int | None, typer.Option(min=1, help="How many lines of our own to print.")
    ] = None,
    fonts: Annotated[Path | None, typer.Option(help="Folder of TrueType fonts.")] = None,
    out: Out = None,
    seed: Seed = 0,
) -> int:
    """Train the last layers of the reader for Latin scripts further, on lines that were typed."""
    app = configured()
    with training("reader") as shown:
        from docintel.training.reader.options import ReaderTraining
        from docintel.training.reader.train import train_reader

        options = ReaderTraining(
            out=_out(app, out),
            data=data,
            fonts=fonts or ReaderTraining.fonts,
            printed=printed or ReaderTraining.printed,
            seed=seed,
            command=command(),
        )
        learned = train_reader(options, shown.progress)
    show_figures("reader", learned.version, learned.metrics)
    return 0


def _own_type(app: App, type_name: str, examples: Path, out: Path | None, seed: int) -> int:
    with training(type_name) as shown:
        from docintel.training.own_type.options import OWN, OwnTypeTraining
        from docintel.training.own_type.train import train_own_type

        options = OwnTypeTraining(
            type_name=type_name,
            examples=examples,
            out=_out(app, out),
            work=work(app) / "pages",
            recipe=replace(OWN, seed=seed),
            command=command(),
        )
        report = train_own_type(options, app.pipeline(), shown.progress)
    show_own_type(report)
    return 0


def _all_types(  # noqa: PLR0913 - the options of the command
    app: App,
    *,
    data: Path | None,
    documents: int | None,
    out: Path | None,
    teacher: Path | None,
    seed: int,
) -> int:
    with training("fields") as shown:
        from docintel.training.fields import RECIPE, FieldsTraining, train_fields

        options = FieldsTraining(
            out=_out(app, out),
            work=work(app) / "fields",
            data=data,
            documents=documents or FieldsTraining.documents,
            recipe=replace(RECIPE, seed=seed),
            teacher=teacher,
            command=command(),
        )
        outcome = train_fields(options, app.pipeline(), shown.log)
    show_figures("fields", outcome.trained.version, {"word_f1": outcome.word_f1})
    return 0


def _out(app: App, chosen: Path | None) -> Path:
    return chosen or app.settings.models
