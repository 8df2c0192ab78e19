"""Learn from packs where one document ends and the next begins, and measure it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

import numpy as np

from docintel.engines.doctype_model.cut_weights import PLACES, CutWeights, traits
from docintel.engines.doctype_model.word_table import WordTable
from docintel.stages.split_pack import SplitPack
from docintel.training.doctype.fit import fit_chance, fit_words
from docintel.training.doctype.packs import Leaf, packs_of
from docintel.training.doctype.sample import Sample

#: How often each half of the documents is laid in packs anew.
_ROUNDS = 3
#: A joint within a document counts as much as so many between two, for most files are one.
_WITHIN = 3.0


@dataclass(frozen=True)
class Joint:
    """What is known of two pages in a row, and whether another document begins there."""

    traits: Mapping[str, float]
    is_cut: bool


def learn_cuts(samples: Sequence[Sample], seed: int) -> CutWeights:
    """The words of pages are learned from one half of the documents for the joints of the other:
    on pages that it has seen a model is surer than on any other."""
    random = Random(seed)
    order = random.sample(range(len(samples)), len(samples))
    halves = [[samples[at] for at in order[part::2]] for part in (0, 1)]
    joints: list[Joint] = []
    for seen, unseen in (halves, halves[::-1]):
        pages = fit_pages(seen)
        for _ in range(_ROUNDS):
            joints += joints_of(pages, packs_of(unseen, random))
    right = np.array([joint.is_cut for joint in joints])
    importance = np.where(right, 1.0, _WITHIN)
    return CutWeights(
        fit_pages(samples), fit_chance([joint.traits for joint in joints], right, importance)
    )


def fit_pages(samples: Sequence[Sample]) -> WordTable:
    """What the words of a page say of its place in the document."""
    words = [page for sample in samples for page in sample.page_words if len(page.sums)]
    places = [
        place
        for sample in samples
        for place, page in zip(_places(len(sample.page_words)), sample.page_words, strict=True)
        if len(page.sums)
    ]
    return fit_words(words, places, PLACES)


def joints_of(pages: WordTable, packs: Iterator[list[Leaf]]) -> Iterator[Joint]:
    """Every two pages in a row, in all packs."""
    for pack in packs:
        seen = [pages.logits_of(leaf.words.sums, leaf.words.strengths) for leaf in pack]
        for two, logits in zip(pairwise(pack), pairwise(seen), strict=True):
            yield Joint(traits((two[0].sight, two[1].sight), logits), two[1].begins)


def measure_cuts(weights: CutWeights, samples: Sequence[Sample], seed: int) -> dict[str, float]:
    """Of packs of unseen documents; and how many documents of several pages stay whole alone."""
    found = list(joints_of(weights.pages, packs_of(samples, Random(seed))))
    cut = [joint for joint in found if weights.chance(joint.traits) >= SplitPack.least]
    several = [sample for sample in samples if len(sample.sights) > 1]
    whole = sum(_stays_whole(weights, sample) for sample in several)
    return {
        "right cuts": _share(sum(joint.is_cut for joint in cut), len(cut)),
        "cuts found": _share(
            sum(joint.is_cut for joint in cut), sum(joint.is_cut for joint in found)
        ),
        "documents of several pages left whole": _share(whole, len(several)),
    }


def _stays_whole(weights: CutWeights, sample: Sample) -> bool:
    leaves = [
        Leaf(sight, words, begins=False)
        for sight, words in zip(sample.sights, sample.page_words, strict=True)
    ]
    joints = joints_of(weights.pages, iter([leaves]))
    return all(weights.chance(joint.traits) < SplitPack.least for joint in joints)


def _places(count: int) -> list[str]:
    """Names of `PLACES`, for the pages of one document."""
    only, first, inner, last = PLACES
    return [only] if count == 1 else [first, *[inner] * (count - 2), last]


def _share(some: int, of: int) -> float:
    return round(some / of, 4) if of else 0.0
