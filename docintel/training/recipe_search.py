"""Search a better recipe for the fields model, on few documents like those of its first phase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docintel.pipeline.runner import Pipeline
from docintel.training.fields import (
    RECIPE,
    Progress,
    make_material,
    name_of_material,
    real_examples,
)
from docintel.training.layoutlm.options import Recipe
from docintel.training.layoutlm.phases import PHASES
from docintel.training.layoutlm.search import Trial, search


@dataclass(frozen=True)
class RecipeSearch:
    """What to try recipes on, and how many. `work` remembers what was tried, `pages` what was read.

    `data` is a folder with labelled real documents, which are learned from as well, or None.
    `documents` counts synthetic ones.
    """

    work: Path
    pages: Path
    data: Path | None = None
    documents: int = 2_000
    trials: int = 12
    recipe: Recipe = RECIPE

    @property
    def folder(self) -> Path:
        """Figures of other documents cannot be compared, so each material has its own."""
        return self.work / name_of_material(self.documents, self.recipe.seed, self.data)


def search_recipe(options: RecipeSearch, pipeline: Pipeline, progress: Progress) -> Sequence[Trial]:
    """The recipes tried, the best first; goes on where an interrupted search was."""
    real = real_examples(options.data, options.pages, pipeline)
    progress(f"making {options.documents} documents", {})
    phase = replace(PHASES[0], share=1.0, real_repeats=1)
    material = make_material(options.documents, options.recipe.seed, phase, real)
    progress(f"trying {options.trials} recipes, those of an earlier start included", {})

    def tell(trial: Trial) -> None:
        rate = trial.recipe.learning_rate
        progress("tried a recipe to its end", {"f1": trial.f1, "learning_rate": rate})

    return search(material, options.recipe, options.trials, options.folder, tell)
