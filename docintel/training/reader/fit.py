"""Teach the last layers to read samples, by CTC (Graves et al. 2006)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from docintel.training.reader.last_layers import LastLayers
from docintel.training.reader.options import Progress
from docintel.training.reader.sample import Sample

#: Steps of all lines of a batch together.
_BATCH = 1400
_WARM_UP = 100
_DROPOUT, _DECAY, _STEEPEST = 0.1, 1e-3, 1.0
_BLANK = 0


@dataclass(frozen=True)
class Lesson:
    """How often all is gone through, how fast is learned, and where chance begins."""

    rounds: int
    rate: float
    seed: int


def fit(
    layers: LastLayers, samples: Sequence[Sample], lesson: Lesson, progress: Progress
) -> LastLayers:
    """The layers, changed in place."""
    torch.manual_seed(lesson.seed)
    random = Random(lesson.seed)
    optimizer = torch.optim.AdamW(layers.parameters(), lr=lesson.rate, weight_decay=_DECAY)
    batches = [batch for _ in range(lesson.rounds) for batch in _batches(samples, random)]
    layers.train()
    for step, batch in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = lesson.rate * _pace(step, len(batches))
        optimizer.zero_grad()
        _loss(layers, batch).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(layers.parameters(), _STEEPEST)
        optimizer.step()
        progress("learning to read", step + 1, len(batches))
    return layers.eval()


def side_by_side(samples: Sequence[Sample]) -> tuple[Tensor, Tensor]:
    """What is seen of several lines, (lines, channels, steps), and which steps there are."""
    longest = max(sample.steps for sample in samples)
    seen = torch.zeros(len(samples), samples[0].sight.shape[0], longest)
    mask = torch.zeros(len(samples), longest, dtype=torch.bool)
    for row, sample in enumerate(samples):
        seen[row, :, : sample.steps] = torch.from_numpy(sample.sight.astype("float32"))
        mask[row, : sample.steps] = True
    return seen, mask


def _batches(samples: Sequence[Sample], random: Random) -> list[list[Sample]]:
    """Lines of about one length together, in any order."""
    batches: list[list[Sample]] = [[]]
    for sample in sorted(samples, key=lambda sample: sample.steps + 8 * random.random()):
        if sum(one.steps for one in batches[-1][-1:]) * len(batches[-1]) >= _BATCH:
            batches.append([])
        batches[-1].append(sample)
    random.shuffle(batches)
    return batches


def _pace(step: int, steps: int) -> float:
    """Slowly at first, then ever slower."""
    return min(1.0, (step + 1) / _WARM_UP) * 0.5 * (1 + cos(pi * step / steps))


def _loss(layers: LastLayers, samples: Sequence[Sample]) -> Tensor:
    seen, mask = side_by_side(samples)
    scores = layers(seen, mask, _DROPOUT).log_softmax(-1).transpose(0, 1)
    return functional.ctc_loss(
        scores,
        torch.tensor([one for sample in samples for one in sample.classes]),
        torch.tensor([sample.steps for sample in samples]),
        torch.tensor([len(sample.classes) for sample in samples]),
        blank=_BLANK,
        zero_infinity=True,
    )
