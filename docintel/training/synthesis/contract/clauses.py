"""The clauses of a contract, and its terms as a list where it has one."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pairs import Pair, write_pairs
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.slots import fill_slots
from docintel.training.synthesis.contract.style import ContractStyle
from docintel.training.synthesis.contract.terms import Values
from docintel.training.synthesis.contract.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World

#: What a list of terms may hold: the wording of its label, the field, and how likely it is.
_LISTED = (
    ("start", "effective_date", 0.95),
    ("end", "expiry_date", 0.6),
    ("term", "", 0.3),
    ("notice", "notice_period", 0.6),
    ("price", "total_value", 0.6),
    ("law", "governing_law", 0.3),
)


@dataclass
class Clauses:
    world: World
    style: ContractStyle
    values: Values
    pen: Pen

    def write(self) -> None:
        for number, clause in enumerate(self._drawn(), start=1):
            self._clause(number, clause)

    def filled(self, phrase: str) -> list[Piece]:
        return fill_slots(self.world, phrase, self.values.pieces(phrase))

    def write_schedule(self) -> None:
        """The terms as labels with values."""
        world, pen = self.world, self.pen
        pen.need(9)
        if world.random.random() < 0.7:
            pen.line(WORDING.pick(world, "schedule"), pen.manner.style(1.15, True))
            pen.down(0.3)
        pairs: list[Pair] = []
        for key, field, share in _LISTED:
            if world.random.random() < share:
                label = self._label(f"{key}_label", field)
                pairs.append((label, self.filled(f"{{{key}}}")))
        way = world.random.choice(("columns", "inline", "columns"))
        write_pairs(pen, pairs, "inline" if way == "inline" else "columns", pen.left, pen.right)
        pen.down(1)

    def _label(self, key: str, field: str) -> str:
        if not field:
            return WORDING.pick(self.world, key)
        return label_for(self.world, WORDING, key, f"contract.{field}")

    def _drawn(self) -> list[str]:
        world, random = self.world, self.world.random
        plain = WORDING.some(world, "clauses", random.choice((3, 6, 9, 12, 16)))
        for key, share in (("notice_clause", 0.8), ("law_clause", 0.85), ("price_clause", 0.6)):
            if random.random() < share:
                plain.insert(random.randint(0, len(plain)), WORDING.pick(world, key))
        said = self.style.dated == "head" or self.style.schedule == "head"
        if not said or random.random() < 0.5:
            plain.insert(random.randint(0, 3), WORDING.pick(world, "start_clause"))
        return plain

    def _clause(self, number: int, clause: str) -> None:
        pen, bold = self.pen, self.pen.manner.style(bold=True)
        heading, _, text = clause.partition("::")
        mark = self.style.section.format(n=number)
        pen.need(4)
        if self.style.clauses == "heading":
            pen.line(f"{mark} {heading}", bold)
            pen.down(0.2)
            pen.paragraph(self._body(number, text))
        else:
            opening = f"{mark} {heading}. " if self.style.clauses == "inline" else f"{mark} "
            pen.paragraph([Piece(opening), *self._body(0, text)], hanging=40)
        pen.down(0.8)

    def _body(self, number: int, text: str) -> list[Piece]:
        """The clause, at times with sentences that belong to others of its kind."""
        random = self.world.random
        opening = f"{number}.1 " if number and random.random() < 0.2 else ""
        more = []
        for other in WORDING.some(self.world, "clauses", random.choice((0, 0, 0, 1, 2))):
            more += [Piece(" "), *self.filled(other.partition("::")[2])]
        return [Piece(opening), *self.filled(text), *more]
