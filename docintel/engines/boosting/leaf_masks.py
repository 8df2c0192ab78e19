"""Ask trees without walking them: each test that fails strikes out the leaves to its left.

Of the leaves that remain in a tree, the leftmost is the one where the row ends (QuickScorer:
Lucchese et al., SIGIR 2015). A row meets every test, but all rows meet it at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.float32]
Integers = NDArray[np.int32]
Masks = NDArray[np.uint16]

#: Leaves that a tree may have: one bit each.
MOST_LEAVES = 16
_ALL = (1 << MOST_LEAVES) - 1
#: Rows that meet the tests at once; it bounds the memory.
_AT_ONCE = 256


@dataclass(frozen=True)
class Tests:
    """The tests of all trees, tree by tree; `starts` has the first of each tree.

    A row whose `features[test]` is beyond `thresholds[test]` keeps only the leaves of
    `masks[test]`. The first test of each tree is one that nobody fails, so that none is empty.
    """

    features: Integers
    thresholds: Numbers
    masks: Masks
    starts: NDArray[np.int64]

    def remaining(self, columns: Numbers) -> Masks:
        """Shape (trees, rows): the leaves that these tests leave; `columns` is (features, rows)."""
        found = np.empty((len(self.starts), columns.shape[1]), np.uint16)
        for at in range(0, columns.shape[1], _AT_ONCE):
            lot = columns[:, at : at + _AT_ONCE]
            failed = lot[self.features] > self.thresholds[:, None]
            # Where the test holds, zero minus one sets all bits.
            kept = self.masks[:, None] | (failed.astype(np.uint16) - 1)
            found[:, at : at + _AT_ONCE] = np.bitwise_and.reduceat(kept, self.starts, axis=0)
        return found

    def about(self, first: int, last: int) -> Tests:
        """Those that ask for a feature from `first` on and before `last`, numbered from 0 on."""
        asked = (self.features >= first) & (self.features < last)
        asked[self.starts] = True
        features = self.features - first
        features[self.starts] = 0
        before = np.concatenate([[0], np.cumsum(asked)])
        return Tests(
            features[asked].astype(np.int32),
            self.thresholds[asked],
            self.masks[asked],
            before[self.starts],
        )


def first_leaf(remaining: Masks) -> NDArray[np.uint8]:
    """The number of the lowest bit; one must be set."""
    return _lowest_bits()[remaining]


@cache
def _lowest_bits() -> NDArray[np.uint8]:
    """By mask; looking it up takes a tenth of the time of finding it."""
    masks = np.arange(1 << MOST_LEAVES)
    found = np.zeros(len(masks), np.uint8)
    for bit in reversed(range(MOST_LEAVES)):
        found[masks >> bit & 1 == 1] = bit
    return found


def tests_and_leaves(
    roots: Sequence[int], features: Integers, thresholds: Floats, left: Integers, right: Integers
) -> tuple[Tests, Integers]:
    """Trees as they lie in a Forest: their tests, and their leaves from left to right.

    Leaves are of the shape (trees, leaves), shorter rows filled up with their last one. Raises
    ValueError where a tree has more leaves than there are bits.
    """
    children = left.tolist(), right.tolist()
    starts, leaves = list[int](), list[list[int]]()
    tests: list[tuple[int, float, int]] = []
    for root in map(int, roots):
        own: list[int] = []
        starts.append(len(tests))
        tests.append((0, np.inf, 0))
        for node, first in _visited(root, children, own):
            struck_out = (1 << len(own)) - (1 << first)
            tests.append((int(features[node]), float(thresholds[node]), struck_out))
        leaves.append(own)
    most = max(map(len, leaves), default=1)
    if most > MOST_LEAVES:
        raise ValueError(f"a tree has {most} leaves; {MOST_LEAVES} are possible")
    return (
        Tests(
            np.array([one[0] for one in tests], np.int32),
            _floored(np.array([one[1] for one in tests], np.float64)),
            np.array([_ALL ^ one[2] for one in tests], np.uint16),
            np.array(starts, np.int64),
        ),
        np.array([own + own[-1:] * (most - len(own)) for own in leaves], np.int32),
    )


def _floored(thresholds: Floats) -> Numbers:
    """The next narrow number below: narrow rows pass the same tests as before."""
    near = thresholds.astype(np.float32)
    return np.where(near > thresholds, np.nextafter(near, np.float32(-np.inf)), near)


def _visited(
    node: int, children: tuple[list[int], list[int]], leaves: list[int]
) -> Iterator[tuple[int, int]]:
    """Inner nodes, each when all `leaves` to its left are known, with the first of them."""
    left, right = children
    if left[node] == node:
        leaves.append(node)
        return
    first = len(leaves)
    yield from _visited(left[node], children, leaves)
    yield node, first
    yield from _visited(right[node], children, leaves)
