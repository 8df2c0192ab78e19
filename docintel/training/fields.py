"""Train the fields model that ships: from nothing but seeds and labelled sets to its weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from docintel.evaluation.labels import LabelledDocument, read_labels
from docintel.pipeline.runner import Pipeline
from docintel.services.evaluate import ReadFrom, path_of
from docintel.training.example import Example
from docintel.training.judge.reading import PageReader
from docintel.training.layoutlm.export import LABELS, MODEL, TOKENIZER, WEIGHTS, write_model
from docintel.training.layoutlm.material import Material, material_of
from docintel.training.layoutlm.options import Recipe, Run
from docintel.training.layoutlm.phases import PHASES, Phase, made_up
from docintel.training.layoutlm.train import Beginning, Outcome, train_network
from docintel.training.manifest import SYNTHETIC, ModelEntry, Source, add_model
from docintel.training.rows import label_documents, read_examples_of
from docintel.training.sources import MINILM, SROIE
from docintel.training.splits import Part, part_of
from docintel.training.synthesis.split import Split

#: Told what is going on and, after each look, what the log holds about it.
Progress = Callable[[str, dict[str, Any]], None]

NAME = "fields"
#: Each phase goes once over its documents: fresh ones teach more than a second look.
RECIPE = Recipe(epochs=1, looks=6)


@dataclass(frozen=True)
class FieldsTraining:
    """What to learn from, and where the model goes.

    `out` is a folder of models with a manifest; `work` keeps checkpoints, logs, curves and the
    pages that were read, so that an interrupted training goes on. `data` is a folder with labelled
    real documents (`sroie/labels.jsonl`) or None. `documents` counts synthetic ones.
    """

    out: Path
    work: Path
    data: Path | None = None
    documents: int = 36_000
    recipe: Recipe = RECIPE
    teacher: Path | None = None
    command: str = "docintel train fields"


def train_fields(options: FieldsTraining, pipeline: Pipeline, progress: Progress) -> Outcome:
    """Train phase after phase and write the model. `pipeline` reads the real pages."""
    progress("reading the real documents", {})
    real = _real(options, pipeline)
    outcome: Outcome | None = None
    earlier: Run | None = None
    for phase in PHASES:
        run = Run(options.work / phase.name)
        if run.finished.exists() and phase is not PHASES[-1]:
            earlier = run
            continue
        progress(f"making the documents of phase {phase.name}", {})
        material = _material(options, phase, real)
        recipe = replace(options.recipe, learning_rate=phase.learning_rate)
        tell = partial(progress, f"phase {phase.name}")
        outcome = train_network(material, recipe, run, tell, Beginning(earlier, options.teacher))
        earlier = run
    assert outcome
    _write(options, outcome, real)
    return outcome


def _material(options: FieldsTraining, phase: Phase, real: Sequence[Example]) -> Material:
    count, seed = int(options.documents * phase.share), options.recipe.seed * 1000 + phase.seed
    return material_of(
        chain(made_up(count, seed, Split.TRAIN), *[real] * phase.real_repeats),
        made_up(count, seed, Split.VALIDATION),
        made_up(count, seed, Split.TEST),
    )


def _real(options: FieldsTraining, pipeline: Pipeline) -> list[Example]:
    """Receipts of the training part, as they were typed and as OCR reads them."""
    if options.data is None or not (labels := options.data / "sroie" / "labels.jsonl").is_file():
        return []
    typed = read_examples_of(labels, _is_for_training)
    rows = [row for row in read_labels(labels) if _is_for_training(row)]
    reader = PageReader(pipeline, options.work / "pages")
    seen = [row for row in rows if path_of(row, ReadFrom.IMAGE) is not None]
    read = label_documents((row, reader.read(row, ReadFrom.IMAGE)) for row in seen)
    return [*typed.examples, *read.examples]


def _is_for_training(row: LabelledDocument) -> bool:
    return part_of("sroie", row) is Part.TRAIN


def _write(options: FieldsTraining, outcome: Outcome, real: Sequence[Example]) -> None:
    folder = options.out / NAME
    write_model(outcome.trained, folder)
    add_model(
        options.out,
        ModelEntry(
            name=NAME,
            version=outcome.trained.version,
            files=[f"{NAME}/{file}" for file in (MODEL, TOKENIZER, LABELS, WEIGHTS)],
            data=list(_sources(real)),
            command=options.command,
            metrics={"word_f1_on_unseen_templates": outcome.word_f1},
            seconds=sum(Run(options.work / phase.name).seconds for phase in PHASES),
        ),
    )


def _sources(real: Sequence[Example]) -> Iterator[Source]:
    yield MINILM
    yield SYNTHETIC
    if real:
        yield SROIE
