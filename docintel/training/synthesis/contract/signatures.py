"""The end of a contract: where, when and by whom it was signed."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.places import town_of
from docintel.training.synthesis.contract.parties import Parties
from docintel.training.synthesis.contract.terms import Terms, Values
from docintel.training.synthesis.contract.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World


@dataclass
class Signatures:
    world: World
    terms: Terms
    values: Values
    parties: Parties
    pen: Pen

    def write(self, way: str) -> None:
        pen = self.pen
        pen.need(12)
        pen.down(0.5)
        pen.paragraph(WORDING.pick(self.world, "witness"))
        pen.down(1)
        start, lowest = pen.y, pen.y
        for at, party in enumerate(self.terms.parties):
            if way == "sides":
                pen.y = start
                self._signature(at, party, (pen.left, 860.0)[at], (800.0, pen.right)[at])
            else:
                self._signature(at, party, pen.left, pen.right)
            pen.down(1)
            lowest = max(lowest, pen.y)
        pen.y = lowest

    def _signature(self, at: int, party: Person, left: float, right: float) -> None:
        pen, world = self.pen, self.world
        if world.random.random() < 0.8:
            pen.paragraph(self._place_and_day(party), None, left, right)
        pen.down(1.8)
        pen.rule(left, left + 480)
        name = WORDING.pick(world, "sign_name").format(a=self.terms.roles[at])
        pen.paragraph(pen.manner.label(name), pen.manner.style(0.8), left, right)
        pen.paragraph(self.parties.name(party), None, left, right)
        if world.random.random() < 0.6:
            pen.line(world.person().name, x=left)

    def _place_and_day(self, party: Person) -> list[Piece]:
        world, manner = self.world, self.pen.manner
        day = self.values.day("signature_date", self.terms.signed)
        way, place = world.random.choice(("date", "both", "one")), town_of(party.address)
        if way == "date":
            return [Piece(manner.label(WORDING.pick(world, "sign_date")) + " "), day]
        if way == "both":
            said, when = WORDING.pick(world, "sign_place"), WORDING.pick(world, "sign_date")
            return [Piece(f"{said} {place}, {when} "), day]
        label = manner.label(WORDING.pick(world, "sign_place_date"))
        return [Piece(f"{label} {place}, "), day]
