"""Look for a better recipe: learning rate, masking, weight of the language task, with Optuna."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import optuna

from docintel.training.layoutlm.batches import Disturbance
from docintel.training.layoutlm.material import Material
from docintel.training.layoutlm.options import Recipe, Run
from docintel.training.layoutlm.train import clear, train_network

_ENDED = (optuna.trial.TrialState.COMPLETE, optuna.trial.TrialState.PRUNED)


@dataclass(frozen=True, slots=True)
class Trial:
    """One recipe that was tried, and the F1 it reached on the validation part."""

    recipe: Recipe
    f1: float


def search(
    material: Material, start: Recipe, trials: int, folder: Path, tell: Callable[[Trial], None]
) -> list[Trial]:
    """The recipes tried, the best first. Trials that fall behind are given up early.

    Optuna's tree-structured Parzen estimator (Bergstra et al. 2011) with the recipe's seed; an
    interrupted search goes on with what its database in `folder` remembers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    study = optuna.create_study(
        study_name="fields",
        storage=f"sqlite:///{folder / 'search.sqlite'}",
        load_if_exists=True,
        direction="maximize",
        pruner=optuna.pruners.MedianPruner(n_startup_trials=3),
    )
    # Another seed for each start, or what follows an interruption would repeat the first trials.
    study.sampler = optuna.samplers.TPESampler(seed=start.seed + len(study.trials))

    def attempt(trial: optuna.Trial) -> float:
        f1 = _try(trial, material, _suggested(trial, start), folder)
        tell(Trial(_suggested(trial, start), f1))
        return f1

    # A trial that was interrupted told nothing, so it does not count.
    ended = study.get_trials(deepcopy=False, states=_ENDED)
    study.optimize(attempt, n_trials=max(0, trials - len(ended)))
    ranked = sorted(
        (trial for trial in study.trials if trial.value is not None),
        key=lambda trial: -(trial.value or 0.0),
    )
    return [
        Trial(_suggested(optuna.trial.FixedTrial(one.params), start), one.value or 0.0)
        for one in ranked
    ]


def _suggested(trial: optuna.Trial | optuna.trial.FixedTrial, start: Recipe) -> Recipe:
    return replace(
        start,
        learning_rate=trial.suggest_float("learning_rate", 5e-5, 6e-4, log=True),
        masked_language=trial.suggest_float("masked_language", 0.0, 0.4),
        disturbance=Disturbance(
            masked=trial.suggest_float("masked", 0.0, 0.2),
            moved=trial.suggest_float("moved", 0.0, 0.3),
        ),
    )


def _try(trial: optuna.Trial, material: Material, recipe: Recipe, folder: Path) -> float:
    run = Run(folder / f"trial-{trial.number}")
    clear(run)
    scores: list[float] = []

    def listen(look: dict[str, Any]) -> None:
        scores.append(look["f1"])
        trial.report(look["f1"], look["step"])
        if trial.should_prune():
            raise optuna.TrialPruned

    train_network(material, recipe, run, listen)
    return max(scores)
