"""`docintel train search`: look for a better recipe of the fields model."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from docintel.cli.learned import show_trials
from docintel.cli.training_options import AllDocuments, Data, Seed, configured, work
from docintel.cli.training_progress import training

Trials = Annotated[int, typer.Option(min=1, help="How many recipes to try, earlier ones included.")]


def search(
    *,
    documents: AllDocuments = None,
    trials: Trials = 12,
    data: Data = None,
    seed: Seed = 0,
) -> int:
    """Search a better recipe for the fields model: learning rate, masking, weight of language.

    Each recipe learns from the same few documents; what falls behind is given up early. The same
    command goes on where it was stopped, and tries more with a larger --trials. That takes
    minutes a trial.
    """
    app = configured()
    with training("search") as shown:
        from docintel.training.fields import RECIPE
        from docintel.training.recipe_search import RecipeSearch, search_recipe

        options = RecipeSearch(
            work=work(app) / "search",
            pages=work(app) / "fields" / "pages",
            data=data,
            documents=documents or RecipeSearch.documents,
            trials=trials,
            recipe=replace(RECIPE, seed=seed),
        )
        ranked = search_recipe(options, app.pipeline(), shown.log)
    show_trials(ranked)
    return 0
