"""Train the fields model from examples, and write it where documents are processed with it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from docintel.engines.field_model.pieces import Pieces
from docintel.errors import ConfigError
from docintel.training.curves import draw_curves
from docintel.training.layoutlm.export import (
    LABELS,
    TOKENIZER,
    WEIGHTS,
    Trained,
    load_weights,
    read_labels,
)
from docintel.training.layoutlm.loop import Tell, Trainer
from docintel.training.layoutlm.material import Material
from docintel.training.layoutlm.network import FieldNet
from docintel.training.layoutlm.options import Recipe, Run
from docintel.training.layoutlm.score import word_f1
from docintel.training.layoutlm.start import minilm_folder, start_from_minilm
from docintel.training.manifest import sha256_of

#: Stands for the label of words that belong to no field.
_NONE = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The trained network, and the F1 of words on the test part by document type."""

    trained: Trained
    word_f1: dict[str, float]


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where the weights come from. `earlier` holds the run that this one goes on from, `teacher`
    the folder of a larger model of the same roles, whose answers are learned as well."""

    earlier: Run | None = None
    teacher: Path | None = None


FROM_NOTHING = Beginning()


def train_network(
    material: Material, recipe: Recipe, run: Run, tell: Tell, beginning: Beginning = FROM_NOTHING
) -> Outcome:
    """Train, and measure on the test part; goes on where an interrupted run of that folder was."""
    run.folder.mkdir(parents=True, exist_ok=True)
    tokenizer = minilm_folder() / TOKENIZER
    pieces = Pieces(tokenizer)
    torch.manual_seed(recipe.seed)
    network = FieldNet(pieces.count, len(material.roles) + 1, recipe.size)
    if beginning.earlier is not None:
        go_on_from(beginning.earlier, network, material.roles)
    elif recipe.from_minilm:
        start_from_minilm(network)
    run.roles.write_text(json.dumps(list(material.roles)), encoding="utf-8")
    trainer = Trainer(network, material.roles, recipe, run, pieces.mask, tell)
    if beginning.teacher is not None:
        trainer.teacher = _teacher(beginning.teacher, pieces, material.roles)
    trainer.train(material.training, material.validation)
    draw_curves(run.log, run.curves)
    run.finished.touch()
    trained = Trained(
        network, list(material.roles), recipe.size, tokenizer, sha256_of(run.best)[:12]
    )
    return Outcome(trained, _word_f1_by_type(network, material))


def go_on_from(earlier: Run, network: FieldNet, roles: Sequence[str]) -> None:
    """Take the best weights of an earlier run; a role that it did not know begins at chance."""
    state = torch.load(earlier.best, weights_only=True)
    known = [_NONE, *json.loads(earlier.roles.read_text(encoding="utf-8"))]
    wanted = [_NONE, *roles]
    own = network.net.state_dict()
    for name in ("classifier.weight", "classifier.bias"):
        rows = [
            state[name][known.index(role)] if role in known else own[name][at]
            for at, role in enumerate(wanted)
        ]
        state[name] = torch.stack(rows)
    network.net.load_state_dict(state)


def clear(run: Run) -> None:
    """Forget an earlier run of this folder."""
    shutil.rmtree(run.folder, ignore_errors=True)


def check_teacher(folder: Path, roles: Sequence[str]) -> None:
    """Raises ConfigError for a folder without a model of the same roles."""
    missing = [name for name in (WEIGHTS, LABELS) if not (folder / name).is_file()]
    if missing:
        raise ConfigError(
            f"no teacher in {folder}: {' and '.join(missing)} missing; name the folder `fields`"
            " that `docintel train fields` wrote among its models"
        )
    if read_labels(folder)[0] != list(roles):
        raise ConfigError(f"the teacher in {folder} knows other roles: train it on the same data")


def _word_f1_by_type(network: FieldNet, material: Material) -> dict[str, float]:
    """On the part that nothing was decided on."""
    return {
        name: round(word_f1(network, samples, material.roles).overall, 4)
        for name, samples in sorted(material.test.items())
    }


def _teacher(folder: Path, pieces: Pieces, roles: Sequence[str]) -> FieldNet:
    """The larger network of that folder, which must have the same roles."""
    check_teacher(folder, roles)
    labels, size = read_labels(folder)
    network = FieldNet(pieces.count, len(labels) + 1, size)
    network.net.load_state_dict(load_weights(folder / WEIGHTS))
    return network.eval()
