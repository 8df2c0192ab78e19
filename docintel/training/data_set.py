"""Make examples out of seeds: as an endless stream, or as a data set in three files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from random import Random

from docintel.errors import ConfigError
from docintel.training.data_set_card import Card, PartCounts
from docintel.training.data_set_file import as_line, from_line, write_examples
from docintel.training.example import Example
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.labelled import example_of
from docintel.training.synthesis.makers import maker_of
from docintel.training.synthesis.noise import degraded
from docintel.training.synthesis.split import Split, split_of
from docintel.training.synthesis.world import new_world

Mapper = Callable[[Callable[[range], list[bytes]], Sequence[range]], Iterable[list[bytes]]]

#: Examples that one process makes before it hands them over.
_CHUNK = 50
#: A maker all of whose templates belong to other splits would be asked forever.
_MOST_TRIES = 2000


def examples(
    seed: int, types: Sequence[str], split: Split, noise: bool = True
) -> Iterator[Example]:
    """An endless stream, the types taking turns; the same seed makes the same examples.

    Raises UnknownNameError for a type without a maker.
    """
    for index in count():
        yield make_example(seed, index, types, split, noise)


def make_example(
    seed: int, index: int, types: Sequence[str], split: Split, noise: bool = True
) -> Example:
    """The example of that place in the stream."""
    return make_draft(seed, index, types, split).as_example(noise)


@dataclass(frozen=True)
class Made:
    """A draft, its split and language, and the number that all chance in it comes from."""

    draft: Draft
    split: Split
    language: str
    number: int

    def as_example(self, noise: bool = True) -> Example:
        """The draft as it is read, with the errors that readers make or without."""
        id_ = f"{self.draft.type}-{self.split}-{self.number:016x}"
        example = example_of(self.draft, id_, self.language)
        return degraded(example, Random(self.number)) if noise else example


def make_draft(seed: int, index: int, types: Sequence[str], split: Split) -> Made:
    """What the example of that place in the stream is printed from.

    Drafts whose template is another split's are thrown away, and firms of another split are not
    in the world.
    """
    type_name = types[index % len(types)]
    make = maker_of(type_name)
    for attempt in range(_MOST_TRIES):
        number = _number(f"{seed}/{split}/{type_name}/{index}/{attempt}")
        world = new_world(number, split)
        draft = make(world)
        if split_of(draft.template) is split:
            return Made(draft, split, world.language, number)
    raise ConfigError(
        f"none of {_MOST_TRIES} drafts of type {type_name!r} has a template of the split {split}:"
        " its maker should name more templates"
    )


@dataclass(frozen=True)
class Plan:
    """What to build: how many examples altogether, of which types, and what share is for what."""

    types: tuple[str, ...]
    count: int
    seed: int = 0
    noise: bool = True
    shares: dict[Split, float] = field(
        default_factory=lambda: {Split.TRAIN: 0.8, Split.VALIDATION: 0.1, Split.TEST: 0.1}
    )


def build(folder: Path, plan: Plan, workers: int = 1, made_by: str = "docintel train") -> Card:
    """Write `train.jsonl.gz`, `validation.jsonl.gz`, `test.jsonl.gz` and the card of them.

    The number of workers changes nothing of what is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digest, parts = hashlib.sha256(), dict[str, PartCounts]()
    with _mapper(workers) as mapped:
        for split, share in plan.shares.items():
            made = _made(mapped, plan, split, round(plan.count * share))
            parts[split] = PartCounts()
            sums = write_examples(folder / f"{split}.jsonl.gz", _counted(made, parts[split]))
            digest.update(sums.encode())
    card = Card(f"synthetic {', '.join(plan.types)}", digest.hexdigest(), made_by, parts)
    (folder / "card.json").write_text(card.as_json(), encoding="utf-8")
    (folder / "card.md").write_text(card.as_markdown(), encoding="utf-8")
    return card


@contextmanager
def _mapper(workers: int) -> Iterator[Mapper]:
    """`map` over processes, or in this one where it is to be the only one."""
    if workers == 1:
        yield map
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield pool.map


def _made(mapped: Mapper, plan: Plan, split: Split, wanted: int) -> Iterator[Example]:
    chunks = [range(at, min(at + _CHUNK, wanted)) for at in range(0, wanted, _CHUNK)]
    for lines in mapped(partial(_make_chunk, plan, split), chunks):
        for line in lines:
            yield from_line(line)


def _make_chunk(plan: Plan, split: Split, indices: range) -> list[bytes]:
    """As lines of a file, which travel faster between processes than objects do."""
    return [
        as_line(make_example(plan.seed, index, plan.types, split, plan.noise)) for index in indices
    ]


def _counted(made: Iterator[Example], counts: PartCounts) -> Iterator[Example]:
    for example in made:
        counts.add(example)
        yield example


def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
