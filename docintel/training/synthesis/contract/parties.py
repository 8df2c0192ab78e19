"""Name the parties of a contract: in blocks, in a sentence, numbered, side by side, or labelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pairs import write_pairs
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.contract.terms import Terms
from docintel.training.synthesis.contract.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World


@dataclass
class Parties:
    world: World
    facts: Facts
    terms: Terms
    pen: Pen

    def write(self, way: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "blocks": self._blocks,
            "sides": self._sides,
            "labels": self._labels,
            "sentence": self._sentence,
            "numbered": self._numbered,
        }
        ways[way]()
        self.pen.down(1)

    def name(self, party: Person) -> Piece:
        """The party, noted as one of the parties the first time."""
        if party.name in self.facts.fields.get("parties", "").split("; "):
            return self.facts.again("parties", party.name)
        return self.facts.member("parties", party.name)

    def _blocks(self) -> None:
        pen = self.pen
        pen.line(WORDING.pick(self.world, "between"))
        for at, party in enumerate(self.terms.parties):
            if at:
                pen.line(WORDING.pick(self.world, "and"))
            pen.down(0.4)
            pen.line(self.name(party), pen.manner.style(bold=pen.manner.bold_labels))
            pen.lines(list(party.address))
            pen.line(self._called(at).strip(" ,"))
            pen.down(0.4)

    def _sides(self) -> None:
        pen = self.pen
        pen.line(WORDING.pick(self.world, "between"))
        start, lowest = pen.y, pen.y
        for at, party in enumerate(self.terms.parties):
            left, right, pen.y = (pen.left, 860.0)[at], (820.0, pen.right)[at], start
            pen.line(self.terms.roles[at] + ":", pen.manner.style(bold=True), x=left)
            pen.block([self.name(party), *party.address], left, right)
            lowest = max(lowest, pen.y)
        pen.y = lowest

    def _labels(self) -> None:
        """The role as a label, the name beside it and the address below."""
        for role, party in zip(self.terms.roles, self.terms.parties, strict=True):
            write_pairs(self.pen, [(role, self.name(party))], "columns", self.pen.left, 0)
            if self.world.random.random() < 0.8:
                self.pen.paragraph(", ".join(party.address))
            self.pen.down(0.3)

    def _sentence(self) -> None:
        line: list[Piece] = [Piece(WORDING.pick(self.world, "between") + " ")]
        for at in range(2):
            line += [Piece(f" {WORDING.pick(self.world, 'and')} ")] if at else []
            line += self._introduced(at)
        self.pen.paragraph(line)

    def _numbered(self) -> None:
        self.pen.line(WORDING.pick(self.world, "between"))
        for at in range(2):
            self.pen.paragraph([Piece(f"({at + 1}) "), *self._introduced(at)], hanging=50)

    def _introduced(self, at: int) -> list[Piece]:
        party = self.terms.parties[at]
        address = WORDING.pick(self.world, "seat") + ", ".join(party.address)
        return [self.name(party), Piece(f"{address} {self._called(at).lstrip(', ')}")]

    def _called(self, at: int) -> str:
        return WORDING.pick(self.world, "called").format(role=self.terms.roles[at])
