"""Lay documents one behind the other, as they come out of a scanner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from docintel.extraction.page_sight import PageSight
from docintel.training.doctype.sample import Sample, Words

#: The most documents in a pack, and how often the next one is of the same type and language.
_DOCUMENTS, _ALIKE = 8, 0.5
#: How often a blank page parts two documents, or is the back of the one before.
_SEPARATED = 0.08
_NOTHING = Words(np.array([], np.uint32), np.array([], np.float64))


@dataclass(frozen=True)
class Leaf:
    """A page of a pack; `begins` says that it is the first of a document."""

    sight: PageSight
    words: Words
    begins: bool


def packs_of(samples: Sequence[Sample], random: Random) -> Iterator[list[Leaf]]:
    """Every document in one pack, some alone."""
    waiting = _by_likeness(samples, random)
    while waiting:
        pack: list[Leaf] = []
        likeness = random.choice(sorted(waiting))
        for _ in range(random.randint(1, _DOCUMENTS)):
            if likeness not in waiting or random.random() > _ALIKE:
                likeness = random.choice(sorted(waiting))
            pack += _leaves(waiting[likeness].pop())
            if not waiting[likeness]:
                del waiting[likeness]
            if random.random() < _SEPARATED:
                pack.append(_blank(pack[-1]))
            if not waiting:
                break
        yield pack


def _by_likeness(samples: Sequence[Sample], random: Random) -> dict[str, list[Sample]]:
    found: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        found[f"{sample.type} {sample.language} {sample.origin}"].append(sample)
    for some in found.values():
        random.shuffle(some)
    return dict(found)


def _leaves(sample: Sample) -> list[Leaf]:
    pages = zip(sample.sights, sample.page_words, strict=True)
    return [Leaf(sight, words, begins=at == 0) for at, (sight, words) in enumerate(pages)]


def _blank(before: Leaf) -> Leaf:
    """A blank page of the same paper; it goes with the document before."""
    empty: frozenset[str] = frozenset()
    sight = replace(
        before.sight,
        number=None,
        vocabulary=empty,
        head=empty,
        foot=empty,
        ids=empty,
        letter_height=0.0,
        carries=False,
        was_carried=False,
        greets=False,
        takes_leave=False,
        begins_inside=False,
        ends_inside=False,
    )
    return Leaf(sight, _NOTHING, begins=False)
