"""The course of the shipped fields model: first what we make up, then real documents among it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docintel.training.data_set import make_example
from docintel.training.example import Example
from docintel.training.synthesis.split import Split

#: How often each type is met: those with most variety and most readers first.
MIX = {
    "invoice": 45,
    "receipt": 35,
    "purchase_order": 15,
    "bank_statement": 8,
    "payslip": 8,
    "letter_email": 8,
    "delivery_note": 7,
    "contract": 5,
    "form": 5,
    "identity_document": 5,
}
#: A document of the validation or test part for so many of the training part.
_HELD_BACK = 40


@dataclass(frozen=True, slots=True)
class Phase:
    """A run over fresh synthetic documents and, `real_repeats` times over, the real ones.

    `share` is the phase's part of all synthetic documents. `seed` keeps its documents apart from
    those of other phases.
    """

    name: str
    share: float
    real_repeats: int
    learning_rate: float
    seed: int


PHASES = (
    Phase("synthetic", share=0.6, real_repeats=0, learning_rate=2e-4, seed=0),
    Phase("mixed", share=0.4, real_repeats=3, learning_rate=1.5e-4, seed=1),
)


def made_up(documents: int, seed: int, split: Split) -> Iterator[Example]:
    """About so many synthetic examples, in the shares of the mix, types in turn."""
    wanted = documents if split is Split.TRAIN else documents // _HELD_BACK
    whole = sum(MIX.values())
    counts = {name: max(1, round(wanted * part / whole)) for name, part in MIX.items()}
    for index in range(max(counts.values())):
        for name, count in counts.items():
            if index < count:
                yield make_example(seed, index, (name,), split)
