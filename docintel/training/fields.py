"""Train the fields model that ships: from nothing but seeds and labelled sets to its weights."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from docintel.pipeline.runner import Pipeline
from docintel.training.example import Example
from docintel.training.layoutlm.export import LABELS, MODEL, TOKENIZER, WEIGHTS, write_model
from docintel.training.layoutlm.material import Material, declared_roles, material_of
from docintel.training.layoutlm.options import Recipe, Run
from docintel.training.layoutlm.phases import PHASES, Phase, made_up
from docintel.training.layoutlm.train import Beginning, Outcome, check_teacher, train_network
from docintel.training.manifest import SYNTHETIC, ModelEntry, Source, add_model, sha256_of
from docintel.training.page_reader import PageReader
from docintel.training.real_sets import RECEIPTS
from docintel.training.sources import MINILM
from docintel.training.splits import Part
from docintel.training.synthesis.split import Split

#: Told what is going on and, after each look, what the log holds about it.
Progress = Callable[[str, dict[str, Any]], None]

NAME = "fields"
#: What a teacher says weighs as much as the labels, which are right where documents are made up.
#: It was not tuned: no teacher larger than the model that ships has been trained yet.
_TAUGHT = 1.0
#: Each phase goes once over its documents: fresh ones teach more than a second look.
RECIPE = Recipe(epochs=1, looks=6)


@dataclass(frozen=True)
class FieldsTraining:
    """What to learn from, and where the model goes.

    `out` is a folder of models with a manifest; `work` keeps checkpoints, logs, curves and the
    pages that were read, so that an interrupted training goes on. `data` is a folder with labelled
    real documents (`sroie/labels.jsonl`) or None. `documents` counts synthetic ones. `teacher` is
    the folder of a larger model that an earlier training wrote, whose answers are learned as well.
    """

    out: Path
    work: Path
    data: Path | None = None
    documents: int = 36_000
    recipe: Recipe = RECIPE
    teacher: Path | None = None
    command: str = "docintel train fields"

    def run_of(self, phase: Phase) -> Run:
        """What other documents or a teacher taught stands apart."""
        learned = name_of_material(self.documents, self.recipe.seed, self.data)
        taught = f"-taught-by-{sha256_of(self.teacher / WEIGHTS)[:8]}" if self.teacher else ""
        return Run(self.work / f"{phase.name}-{learned}{taught}")

    def recipe_of(self, phase: Phase) -> Recipe:
        distilled = _TAUGHT if self.teacher else 0.0
        return replace(self.recipe, learning_rate=phase.learning_rate, distilled=distilled)


def name_of_material(documents: int, seed: int, data: Path | None) -> str:
    """A name for the folder of what is learned from so many documents of that seed."""
    return f"{documents}{'-and-real' if data else ''}-seed-{seed}"


def train_fields(options: FieldsTraining, pipeline: Pipeline, progress: Progress) -> Outcome:
    """Train phase after phase and write the model. `pipeline` reads the real pages.

    Raises ConfigError, before anything is made, for a teacher that cannot teach this.
    """
    if options.teacher is not None:
        check_teacher(options.teacher, declared_roles())
    progress("reading the real documents", {})
    real = real_examples(options.data, options.work / "pages", pipeline)
    outcome: Outcome | None = None
    earlier: Run | None = None
    for phase in PHASES:
        run = options.run_of(phase)
        if run.finished.exists() and phase is not PHASES[-1]:
            earlier = run
            continue
        progress(f"making the documents of phase {phase.name}", {})
        material = make_material(options.documents, options.recipe.seed, phase, real)
        tell = partial(progress, f"phase {phase.name}")
        beginning = Beginning(earlier, options.teacher)
        outcome = train_network(material, options.recipe_of(phase), run, tell, beginning)
        earlier = run
    assert outcome
    _write(options, outcome, real)
    return outcome


def make_material(documents: int, seed: int, phase: Phase, real: Sequence[Example]) -> Material:
    """The phase's share of so many synthetic documents, and the real ones as often as it asks."""
    count, seed = int(documents * phase.share), seed * 1000 + phase.seed
    return material_of(
        chain(made_up(count, seed, Split.TRAIN), *[real] * phase.real_repeats),
        made_up(count, seed, Split.VALIDATION),
        made_up(count, seed, Split.TEST),
    )


def real_examples(data: Path | None, pages: Path, pipeline: Pipeline) -> list[Example]:
    """Receipts of the training part, as they were typed and as OCR reads them.

    `pages` keeps what was read.
    """
    return list(RECEIPTS.examples(data, Part.TRAIN, PageReader(pipeline, pages)))


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
            seconds=sum(options.run_of(phase).seconds for phase in PHASES),
        ),
    )


def _sources(real: Sequence[Example]) -> Iterator[Source]:
    yield MINILM
    yield SYNTHETIC
    if real:
        yield RECEIPTS.source
