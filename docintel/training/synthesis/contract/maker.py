"""Put a contract together."""

from __future__ import annotations

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.contract.terms import draw_terms
from docintel.training.synthesis.contract.wording import WORDING
from docintel.training.synthesis.contract.writer import ContractWriter, draw_contract_style
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.world import World


def make(world: World) -> Draft:
    random = world.random
    facts, terms, style = Facts(world), draw_terms(world), draw_contract_style(world)
    pen = Pen(draw_manner(random, 9, 12), left=random.choice((150, 190, 240)), right=1460)
    ContractWriter(world, facts, terms, style, pen).write()
    if random.random() < 0.6:
        pattern, small = WORDING.pick(world, "page"), pen.manner.style(0.8)
        for at, sheet in enumerate(pen.sheets, start=1):
            sheet.write(827, 2265, pattern.format(n=at, of=len(pen.sheets)), small, "center")
    return Draft(
        "contract",
        f"contract-{style.name}",
        terms.parties[0].name,
        tuple(pen.sheets),
        facts.fields,
    )
