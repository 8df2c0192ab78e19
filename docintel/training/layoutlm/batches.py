"""Put samples of like length together and disturb them a little."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from docintel.training.layoutlm.samples import IGNORED, Sample

#: Samples that are sorted by length together: enough for even batches, few enough to mix.
_POOL = 96


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of shape (batch, n), boxes (batch, n, 4). `hidden` marks pieces that were masked and
    `ids_before` what they were."""

    ids: Tensor
    boxes: Tensor
    shapes: Tensor
    mask: Tensor
    labels: Tensor
    hidden: Tensor
    ids_before: Tensor


@dataclass(frozen=True, slots=True)
class Disturbance:
    """How much a sample is changed each time it is seen: the share of pieces that are masked, and
    by how much of its width and height the page may shrink and move."""

    masked: float = 0.08
    moved: float = 0.15


CALM = Disturbance(masked=0.0, moved=0.0)


def groups(
    samples: Sequence[Sample], most_pieces: int, random: np.random.Generator | None
) -> Iterator[list[Sample]]:
    """Groups that hold at most so many pieces once padded; shuffled where there is a generator."""
    order = np.arange(len(samples))
    if random is not None:
        random.shuffle(order)
    for start in range(0, len(order), _POOL):
        pool = sorted(order[start : start + _POOL], key=lambda at: len(samples[at].window.ids))
        cut = list(_cut([samples[at] for at in pool], most_pieces))
        if random is not None:
            random.shuffle(cut)
        yield from cut


def _cut(pool: Sequence[Sample], most_pieces: int) -> Iterator[list[Sample]]:
    group: list[Sample] = []
    for sample in pool:
        if group and len(sample.window.ids) * (len(group) + 1) > most_pieces:
            yield group
            group = []
        group.append(sample)
    if group:
        yield group


def make_batch(
    group: Sequence[Sample], mask_id: int, change: Disturbance, random: np.random.Generator
) -> Batch:
    """Pad the samples to one length; the padding's id is 0."""
    shape = (len(group), max(len(sample.window.ids) for sample in group))
    ids, shapes = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    labels, mask = np.full(shape, IGNORED, np.int64), np.zeros(shape, np.float32)
    boxes = np.zeros((*shape, 4), np.float32)
    for row, sample in enumerate(group):
        length = len(sample.window.ids)
        ids[row, :length] = sample.window.ids
        shapes[row, :length] = sample.window.shapes
        labels[row, :length] = sample.labels
        boxes[row, :length] = _moved(sample.window.boxes, change.moved, random)
        mask[row, :length] = 1
    hidden = (random.random(shape) < change.masked) & (mask > 0)
    hidden[:, 0] = False
    before = torch.from_numpy(ids.copy())
    ids[hidden] = mask_id
    return Batch(
        ids=torch.from_numpy(ids),
        boxes=torch.from_numpy(boxes),
        shapes=torch.from_numpy(shapes),
        mask=torch.from_numpy(mask),
        labels=torch.from_numpy(labels),
        hidden=torch.from_numpy(hidden),
        ids_before=before,
    )


def _moved(
    boxes: np.ndarray[tuple[int, int], np.dtype[np.float32]],
    most: float,
    random: np.random.Generator,
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """The page made smaller, and put somewhere on the paper."""
    if not most:
        return boxes
    size = 1 - random.uniform(0, most, 2)
    start = random.uniform(0, 1 - size)
    moved: np.ndarray[tuple[int, int], np.dtype[np.float32]] = (
        boxes * np.tile(size, 2) + np.tile(start, 2)
    ).astype(np.float32)
    return moved
