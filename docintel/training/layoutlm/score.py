"""Score a network by the words it labels right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from docintel.training.layoutlm.batches import CALM, groups, make_batch
from docintel.training.layoutlm.network import FieldNet
from docintel.training.layoutlm.samples import IGNORED, Sample


@dataclass(frozen=True, slots=True)
class WordF1:
    """Micro-averaged over all labels but `none`; `by_label` holds each label's own."""

    overall: float
    by_label: dict[str, float]


def word_f1(network: FieldNet, samples: Sequence[Sample], roles: Sequence[str]) -> WordF1:
    """F1 of the likeliest label of each word."""
    counts = np.zeros((3, len(roles) + 1), np.int64)
    network.eval()
    random = np.random.default_rng(0)
    for group in groups(samples, 4000, None):
        batch = make_batch(group, 0, CALM, random)
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
            logits = network(batch.ids, batch.boxes, batch.shapes, batch.mask)
        counted = (batch.labels != IGNORED).numpy()
        truth, guess = batch.labels.numpy()[counted], logits.argmax(-1).numpy()[counted]
        width = len(roles) + 1
        counts[0] += np.bincount(truth[truth == guess], minlength=width)
        counts[1] += np.bincount(guess, minlength=width)
        counts[2] += np.bincount(truth, minlength=width)
    right, guessed, labelled = counts[:, 1:]
    each = 2 * right / np.maximum(guessed + labelled, 1)
    named = zip(roles, each.tolist(), labelled, strict=True)
    return WordF1(
        overall=float(2 * right.sum() / max(guessed.sum() + labelled.sum(), 1)),
        by_label={role: round(value, 4) for role, value, count in named if count},
    )
