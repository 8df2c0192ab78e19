"""The choices that make one contract look unlike another."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.contract.wording import WORDING
from docintel.training.synthesis.world import World


@dataclass(frozen=True)
class ContractStyle:
    """`section` is the pattern for the number of a clause, as the language has several."""

    title: str
    parties: str
    clauses: str
    section: str
    signatures: str
    dated: str
    schedule: str

    @property
    def name(self) -> str:
        return "-".join((self.title, self.parties, self.clauses, self.signatures, self.schedule))


def draw_contract_style(world: World) -> ContractStyle:
    random = world.random
    return ContractStyle(
        title=random.choice(("center", "center", "left", "capitals")),
        parties=random.choice(("blocks", "blocks", "sentence", "numbered", "sides", "labels")),
        clauses=random.choice(("heading", "heading", "inline", "bare")),
        section=WORDING.pick(world, "section"),
        signatures=random.choice(("sides", "sides", "below")),
        dated=random.choice(("none", "none", "head")),
        schedule=random.choice(("none", "none", "none", "head", "foot")),
    )
