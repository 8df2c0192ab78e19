"""The lower part of a letter: closing, signature, enclosures, the small print of the firm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.slots import fill_plainly
from docintel.training.synthesis.blocks.wrap import wrap
from docintel.training.synthesis.letter_email.correspondence import Correspondence
from docintel.training.synthesis.letter_email.letter_style import LetterStyle
from docintel.training.synthesis.letter_email.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World


@dataclass
class LetterEnd:
    world: World
    facts: Facts
    letter: Correspondence
    style: LetterStyle
    pen: Pen

    def write(self) -> None:
        self._closing()
        self._enclosures()
        if self.world.random.random() < 0.06:
            mark = WORDING.pick(self.world, "ps")
            self.pen.paragraph(f"{mark} {self.world.sentence()}")
        if self.style.sender == "foot":
            self._sender_at_foot()
        elif self.style.foot != "none":
            self._small_print()

    def _closing(self) -> None:
        pen, world, facts = self.pen, self.world, self.facts
        pen.need(8)
        x = world.random.choice((pen.left, pen.left, 900.0))
        pen.line(facts.text("closing", WORDING.pick(world, "closing")), x=x)
        if self.letter.is_from_firm and world.random.random() < 0.4:
            pen.line(facts.text("sender_name", self.letter.sender.name), x=x)
        pen.down(world.random.choice((0.5, 2, 3)))
        prefix = WORDING.pick(world, "by_order") + " " if world.random.random() < 0.15 else ""
        pen.line([Piece(prefix), facts.text("signatory", self.letter.signatory)], x=x)
        if self.letter.is_from_firm and world.random.random() < 0.6:
            pen.line(WORDING.pick(world, "role"), x=x)
        pen.down(1)

    def _enclosures(self) -> None:
        world = self.world
        if world.random.random() < 0.35:
            names = WORDING.some(world, "enclosed", world.random.randint(1, 3))
            self._members("enclosures", names)
        if world.random.random() < 0.15:
            self._members("cc", [world.person().name for _ in range(world.random.randint(1, 2))])

    def _members(self, name: str, printed: Sequence[str]) -> None:
        pen = self.pen
        members = [self.facts.member(name, one) for one in printed]
        label = pen.manner.label(WORDING.pick(self.world, name))
        pen.need(len(members) + 1)
        if self.world.random.random() < 0.5:
            pen.line(label)
            pen.lines(members)
            return
        line = [Piece(label + " ")]
        for at, member in enumerate(members):
            line += [Piece(", "), member] if at else [member]
        pen.paragraph(line)

    def _sender_at_foot(self) -> None:
        """Name and address at the foot of the first page, where the head has none."""
        sender, sheet, small = self.letter.sender, self.pen.sheets[0], self.pen.manner.style(0.75)
        name = self.facts.text("sender_name", sender.name)
        address = self.facts.lines("sender_address", sender.address)
        line = [name, *(piece for part in address for piece in (Piece(" · "), part))]
        sheet.write(827, 2240, line, small, "center")
        email = self.facts.text("sender_email", self.world.email(sender))
        phone = self.facts.text("sender_phone", self.world.phone())
        sheet.write(827, 2275, [phone, Piece(" · "), email], small, "center")

    def _small_print(self) -> None:
        world, small, sheet = self.world, self.pen.manner.style(0.65), self.pen.sheets[0]
        parts = [fill_plainly(world, one) for one in WORDING.some(world, "footer", 4)]
        if self.style.foot == "line":
            lines = wrap(" · ".join(parts), 1400.0, lambda text: sheet.text_width(text, small))
            for at, line in enumerate(lines):
                sheet.write(827, 2260 + at * 28, line, small, "center")
            return
        step = (self.pen.right - self.pen.left) / len(parts)
        for column, part in enumerate(parts):
            lines = wrap(part, step - 30, lambda text: sheet.text_width(text, small))[:5]
            for at, line in enumerate(lines):
                sheet.write(self.pen.left + column * step, 2190 + at * 26, line, small)
