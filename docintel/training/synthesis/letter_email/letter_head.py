"""The upper part of a letter: who writes to whom, with which references, when."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.days import long_day
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pairs import Pair, inline, write_pairs, write_strip
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.places import town_of
from docintel.training.synthesis.blocks.sign import name_lines, sign_of, write_sign
from docintel.training.synthesis.letter_email.correspondence import Correspondence, email_of
from docintel.training.synthesis.letter_email.letter_style import LetterStyle
from docintel.training.synthesis.letter_email.wording import WORDING
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.world import World

_RIGHT = 930.0
_JOINTS = (", ", " · ", " - ", " | ")


@dataclass
class LetterHead:
    """Writes letterhead, window, references and day."""

    world: World
    facts: Facts
    letter: Correspondence
    style: LetterStyle
    pen: Pen

    def write(self) -> None:
        self._sender()
        if self.style.window == "heads":
            self._memo_heads()
        else:
            self._window_and_side()
        self._references()
        if "date" not in self.facts.fields and self.style.day != "end":
            self.pen.down(0.5)
            self.day()
            self.pen.down(1.2)

    def day(self) -> None:
        """The day on a line of its own, with the place or a label or alone."""
        align: Align = self.world.random.choice(("left", "right", "right"))
        if self.style.day in {"place", "end"}:
            before, _, after = WORDING.pick(self.world, "place_day").partition("{day}")
            place = town_of(self.letter.sender.address)
            line = [Piece(before.format(place=place)), self._printed_day(), Piece(after)]
        else:
            line = [self._printed_day()]
            if self.world.random.random() < 0.4:
                line = inline(self.pen, self._label("date"), line)
        self.pen.line(line, align=align)

    def _sender(self) -> None:
        pen, facts, sender = self.pen, self.facts, self.letter.sender
        if self.style.sender in {"none", "foot"}:
            return
        known: dict[str, Align] = {"right": "right", "center": "center"}
        align = known.get(self.style.sender, "left")
        size = 1.9 if self.style.sender == "big" else 1.0 + 0.4 * self.letter.is_from_firm
        name = facts.text("sender_name", sender.name)
        sign = sign_of(facts, name.label, name.text) if self.letter.is_from_firm else [(name, 1.0)]
        write_sign(pen, sign, pen.manner.style(size, True), align)
        if self.style.sender != "big" or self.world.random.random() < 0.5:
            for line in self._address_lines():
                pen.line(line, pen.manner.style(0.9), align)
        for pair in self._contacts():
            pen.line(inline(pen, *pair), pen.manner.style(0.9), align)
        pen.down(1.5)

    def _address_lines(self) -> list[list[Piece]]:
        lines = self.facts.lines("sender_address", self.letter.sender.address)
        if self.world.random.random() < 0.6:
            return [[line] for line in lines]
        joint = self.world.random.choice(_JOINTS)
        return [[lines[0], *(p for line in lines[1:] for p in (Piece(joint, line.label), line))]]

    def _contacts(self) -> list[Pair]:
        world, facts, letter = self.world, self.facts, self.letter
        pairs: list[Pair] = []
        if world.random.random() < 0.55 and "sender_phone" not in facts.fields:
            pairs.append((self._label("phone"), facts.text("sender_phone", world.phone())))
        if world.random.random() < 0.5 and "sender_email" not in facts.fields:
            email = email_of(world, letter.sender, letter.is_from_firm)
            pairs.append((WORDING.pick(world, "email"), facts.text("sender_email", email)))
        if letter.is_from_firm and world.random.random() < 0.15:
            pairs.append(("Web", world.website(letter.sender)))
        return pairs

    def _memo_heads(self) -> None:
        """`To` and `From` as labels, as in notes within a house."""
        world, facts, letter = self.world, self.facts, self.letter
        if world.random.random() < 0.5:
            self.pen.line(WORDING.pick(world, "memo"), self.pen.manner.style(1.6, True))
            self.pen.down(0.7)
        recipient = facts.text("recipient_name", letter.recipient.name)
        sender = facts.text("sender_name", letter.sender.name)
        pairs: list[Pair] = [
            (WORDING.pick(world, "memo_to"), recipient),
            (WORDING.pick(world, "memo_from"), sender),
        ]
        if world.random.random() < 0.6:
            pairs.append((self._label("date"), self._printed_day()))
        way = world.random.choice(("columns", "inline"))
        write_pairs(self.pen, pairs, "columns" if way == "columns" else "inline", self.pen.left, 0)
        self.pen.down(1)

    def _window_and_side(self) -> None:
        pen = self.pen
        start, is_left = pen.y, self.style.window == "left"
        self._window(pen.left if is_left else _RIGHT, 900.0 if is_left else pen.right)
        below, pen.y = pen.y, start
        if self.style.references == "side" and is_left:
            write_pairs(pen, self._reference_pairs(), "columns", 980.0, pen.right)
        pen.y = max(pen.y, below)
        pen.down(1.2)

    def _window(self, left: float, right: float) -> None:
        pen, letter, world = self.pen, self.letter, self.world
        if letter.is_from_firm and (self.style.sender == "foot" or world.random.random() < 0.35):
            self._return_line(left)
        if world.random.random() < 0.12:
            pen.line(WORDING.pick(world, "post"), x=left)
        for line in name_lines(self.facts, "recipient_name", letter.recipient.name):
            pen.paragraph(line, None, left, right)
        if letter.contact and letter.contact != letter.recipient.name:
            mark = WORDING.pick(world, "attention") + " " if world.random.random() < 0.6 else ""
            pen.line(mark + letter.contact, x=left)
        pen.block(self.facts.lines("recipient_address", letter.recipient.address), left, right)

    def _return_line(self, x: float) -> None:
        sender, facts = self.letter.sender, self.facts
        joint = self.world.random.choice(_JOINTS)
        name = facts.text("sender_name", sender.name)
        address = facts.lines("sender_address", sender.address)
        line = [name, *(piece for part in address for piece in (Piece(joint), part))]
        self.pen.line(line, self.pen.manner.style(0.65), x=x)

    def _references(self) -> None:
        if self.style.references == "strip":
            write_strip(self.pen, self._reference_pairs(), self.pen.left, self.pen.right)
        elif self.style.references == "lines":
            write_pairs(self.pen, self._reference_pairs(), "inline", self.pen.left, 1000.0)
        else:
            return
        self.pen.down(0.8)

    def _reference_pairs(self) -> list[Pair]:
        random = self.world.random
        pairs: list[Pair] = []
        for name in ("your_reference", "our_reference", "case_or_customer_number"):
            if random.random() < 0.6:
                pairs.append((self._label(name), self.facts.code(name, self._reference(name))))
        if self.style.references == "side":
            pairs += self._contacts()
        if "date" not in self.facts.fields and (
            self.style.day in {"reference", "side"} or not pairs
        ):
            pairs.append((self._label("date"), self._printed_day()))
        return pairs

    def _reference(self, name: str) -> str:
        random = self.world.random
        if name == "case_or_customer_number" or random.random() < 0.4:
            return random.choice((self.world.number(), str(random.randint(10**4, 10**9))))
        two = "".join(random.choices("abcdefghkmnprstw", k=2))
        return random.choice((f"{two}/{random.randint(10, 99)}", two.upper(), f"{two}-ml"))

    def _printed_day(self) -> Piece:
        day = self.letter.day
        printed = long_day(self.world, day) if self.world.random.random() < 0.5 else ""
        return self.facts.day("date", day, printed)

    def _label(self, key: str) -> str:
        field = {"phone": "sender_phone"}.get(key, key)
        return label_for(self.world, WORDING, key, f"letter_email.{field}")
