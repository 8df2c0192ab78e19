"""Train the fields model from examples, and write it where documents are processed with it."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from docintel.engines.field_model.pieces import Pieces
from docintel.errors import ConfigError
from docintel.training.curves import draw_curves
from docintel.training.example import Example
from docintel.training.layoutlm.export import TOKENIZER, WEIGHTS, Trained, load_weights, read_labels
from docintel.training.layoutlm.loop import Tell, Trainer
from docintel.training.layoutlm.network import FieldNet
from docintel.training.layoutlm.options import Recipe, Run
from docintel.training.layoutlm.samples import Sample, roles_in, samples_of
from docintel.training.layoutlm.score import word_f1
from docintel.training.layoutlm.start import minilm_folder, start_from_minilm
from docintel.training.manifest import sha256_of

#: A role that hardly any example has cannot be learned.
_LEAST_EXAMPLES = 8


@dataclass(frozen=True, slots=True)
class Material:
    """What is learned from, what training is steered by, and what it is measured on at the end."""

    training: Sequence[Example]
    validation: Sequence[Example]
    test: Sequence[Example] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The trained network and its figures."""

    trained: Trained
    metrics: dict[str, Any]


def train_network(
    material: Material, recipe: Recipe, run: Run, tell: Tell, teacher: Path | None = None
) -> Outcome:
    """Train from MiniLM (or from nothing); goes on where an interrupted run of that folder was.

    `teacher` is the folder of a larger model of the same roles, whose answers are learned as well.
    Raises ConfigError where there is nothing to learn.
    """
    run.folder.mkdir(parents=True, exist_ok=True)
    roles = _roles(material)
    tokenizer = minilm_folder() / TOKENIZER
    pieces = Pieces(tokenizer)
    torch.manual_seed(recipe.seed)
    network = FieldNet(pieces.count, len(roles) + 1, recipe.size)
    if recipe.from_minilm:
        start_from_minilm(network)
    trainer = Trainer(network, roles, recipe, run, pieces.mask, tell)
    if teacher is not None:
        trainer.teacher = _teacher(teacher, pieces, roles)
    trainer.train(
        _samples(material.training, roles, pieces), _samples(material.validation, roles, pieces)
    )
    draw_curves(run.log, run.curves)
    metrics = _metrics(network, material, roles, pieces)
    version = sha256_of(run.best)[:12]
    return Outcome(Trained(network, roles, recipe.size, tokenizer, version), metrics)


def clear(run: Run) -> None:
    """Forget an earlier run of this folder."""
    shutil.rmtree(run.folder, ignore_errors=True)


def _roles(material: Material) -> list[str]:
    roles = roles_in(material.training, _LEAST_EXAMPLES)
    if not roles:
        raise ConfigError(
            f"no field is labelled in at least {_LEAST_EXAMPLES} of the"
            f" {len(material.training)} documents: there is nothing to learn"
        )
    return roles


def _samples(examples: Sequence[Example], roles: Sequence[str], pieces: Pieces) -> list[Sample]:
    return [sample for example in examples for sample in samples_of(example, roles, pieces)]


def _metrics(
    network: FieldNet, material: Material, roles: Sequence[str], pieces: Pieces
) -> dict[str, Any]:
    """F1 of words by document type on the part that nothing was decided on."""
    part = material.test or material.validation
    types = sorted({example.type for example in part})
    found: dict[str, Any] = {}
    for name in types:
        samples = _samples([one for one in part if one.type == name], roles, pieces)
        found[name] = round(word_f1(network, samples, roles).overall, 4)
    return {"word_f1_by_type": found, "documents": len(part)}


def _teacher(folder: Path, pieces: Pieces, roles: Sequence[str]) -> FieldNet:
    """The larger network of that folder, which must have the same roles."""
    labels, size = read_labels(folder)
    if labels != list(roles):
        raise ConfigError(f"the teacher in {folder} knows other roles: train it on the same data")
    network = FieldNet(pieces.count, len(labels) + 1, size)
    network.net.load_state_dict(load_weights(folder / WEIGHTS))
    return network.eval()
