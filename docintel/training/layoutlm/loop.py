"""Train the network: steps, looks at the validation part, checkpoints, early stopping."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import Parameter
from torch.nn.functional import cross_entropy, kl_div

from docintel.training.layoutlm.batches import Batch, groups, make_batch
from docintel.training.layoutlm.masked_language import PieceGuess
from docintel.training.layoutlm.network import FieldNet
from docintel.training.layoutlm.options import Recipe, Run
from docintel.training.layoutlm.samples import IGNORED, Sample
from docintel.training.layoutlm.score import word_f1

#: Names of the parameters that MiniLM has no counterpart of.
_FRESH = ("classifier", "token_type", "x_position", "y_position", "h_position", "w_position")
#: Told after each look: what the log holds about it.
Tell = Callable[[dict[str, Any]], None]


@dataclass
class Trainer:
    """One run over fixed samples. `train` goes on from the run's checkpoint where there is one."""

    network: FieldNet
    roles: Sequence[str]
    recipe: Recipe
    run: Run
    mask_id: int
    tell: Tell
    teacher: FieldNet | None = None
    step: int = 0
    best: float = -1.0
    looks_without_gain: int = 0
    #: What learning took until the last look, before an interruption as well.
    seconds: float = 0.0
    _losses: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        words = self.network.net.layoutlm.embeddings.word_embeddings.weight
        # Half of all parameters, and MiniLM knows the words better than our documents can teach.
        words.requires_grad = False
        self.guess = PieceGuess(words.shape[1], words.shape[0])
        known, fresh = _known_and_fresh(self.network)
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [*known, *self.guess.parameters()], "times": 1.0},
                {"params": fresh, "times": self.recipe.fresh_rate},
            ],
            lr=self.recipe.learning_rate,
            weight_decay=self.recipe.weight_decay,
            betas=(0.9, 0.98),
        )

    def train(self, training: Sequence[Sample], validation: Sequence[Sample]) -> float:
        """The best F1 on the validation part; the network then has the weights that reached it."""
        self._resume()
        total = sum(self._count(training, epoch) for epoch in range(self.recipe.epochs))
        every = max(1, total // (self.recipe.epochs * self.recipe.looks))
        started, done = time.perf_counter() - self.seconds, 0
        for epoch in range(self.recipe.epochs):
            random = np.random.default_rng((self.recipe.seed, epoch))
            for group in groups(training, self.recipe.most_pieces, random):
                done += 1
                if done <= self.step:
                    continue
                self._learn(make_batch(group, self.mask_id, self.recipe.disturbance, random), total)
                if self.step % every == 0 or self.step == total:
                    self._look(validation, self.step / total, time.perf_counter() - started)
                if self.looks_without_gain >= self.recipe.patience:
                    return self._finish()
        return self._finish()

    def _count(self, training: Sequence[Sample], epoch: int) -> int:
        random = np.random.default_rng((self.recipe.seed, epoch))
        return sum(1 for _ in groups(training, self.recipe.most_pieces, random))

    def _learn(self, batch: Batch, total: int) -> None:
        self.network.train()
        rate = self.recipe.learning_rate * _share_of_rate(self.step, total, self.recipe)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["times"]
        with torch.autocast("cpu", torch.bfloat16, enabled=self.recipe.half_precision):
            loss = self._loss(batch)
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self._losses.append(loss.item())
        self.step += 1

    def _loss(self, batch: Batch) -> Tensor:
        network = self.network
        states = network.hidden(batch.ids, batch.boxes, batch.shapes, batch.mask)
        logits = network.net.classifier(network.dropout(states)).float()
        loss = cross_entropy(logits.flatten(0, 1), batch.labels.flatten(), ignore_index=IGNORED)
        if self.recipe.masked_language:
            words = network.net.layoutlm.embeddings.word_embeddings.weight
            loss = loss + self.recipe.masked_language * self.guess.loss(states, batch, words)
        if self.teacher is not None and self.recipe.distilled:
            loss = loss + self.recipe.distilled * _unlike(logits, batch, self.teacher)
        return loss

    def _look(self, validation: Sequence[Sample], share: float, seconds: float) -> None:
        self.seconds = seconds
        score = word_f1(self.network, validation, self.roles)
        gained = score.overall > self.best
        self.looks_without_gain = 0 if gained else self.looks_without_gain + 1
        if gained:
            self.best = score.overall
            torch.save(self.network.net.state_dict(), self.run.best)
        entry = {
            "step": self.step,
            "share": round(share, 4),
            "seconds": round(seconds, 3),
            "loss": round(float(np.mean(self._losses)), 4),
            "f1": round(score.overall, 4),
            "by_label": score.by_label,
        }
        self._losses.clear()
        with self.run.log.open("a", encoding="utf-8") as log:
            log.write(json.dumps(entry) + "\n")
        self._save()
        self.tell(entry)

    def _finish(self) -> float:
        if self.run.best.is_file():
            self.network.net.load_state_dict(torch.load(self.run.best, weights_only=True))
        self.network.eval()
        return self.best

    def _save(self) -> None:
        state = {
            "network": self.network.net.state_dict(),
            "guess": self.guess.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "best": self.best,
            "looks_without_gain": self.looks_without_gain,
            "seconds": self.seconds,
        }
        # Written aside, so that an interruption leaves the last one whole.
        aside = self.run.checkpoint.with_suffix(".new")
        torch.save(state, aside)
        aside.replace(self.run.checkpoint)

    def _resume(self) -> None:
        if not self.run.checkpoint.is_file():
            return
        state = torch.load(self.run.checkpoint, weights_only=True)
        self.network.net.load_state_dict(state["network"])
        self.guess.load_state_dict(state["guess"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step, self.best = state["step"], state["best"]
        self.looks_without_gain = state["looks_without_gain"]
        self.seconds = state["seconds"]


def _known_and_fresh(network: FieldNet) -> tuple[list[Parameter], list[Parameter]]:
    """What MiniLM brought along, and what is new to it: labels, shapes and places on the page."""
    known, fresh = list[Parameter](), list[Parameter]()
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            is_fresh = any(part in name for part in _FRESH)
            (fresh if is_fresh else known).append(parameter)
    return known, fresh


def _share_of_rate(step: int, total: int, recipe: Recipe) -> float:
    rising = min(1.0, (step + 1) / max(recipe.warm_up, 1))
    falling = 0.5 * (1 + math.cos(math.pi * min(step / max(total, 1), 1.0))) + 0.01
    return rising * falling


def _unlike(logits: Tensor, batch: Batch, teacher: FieldNet) -> Tensor:
    """How far the answers are from the teacher's (Hinton et al. 2015, at temperature 2)."""
    with torch.no_grad():
        told = teacher(batch.ids, batch.boxes, batch.shapes, batch.mask).float()
    counted = batch.labels != IGNORED
    ours = (logits[counted] / 2).log_softmax(-1)
    return 4 * kl_div(ours, (told[counted] / 2).softmax(-1), reduction="batchmean")
