"""Letters on paper: letterhead, window, references, subject, prose, signature."""

from __future__ import annotations

from dataclasses import dataclass, field

from docintel.training.synthesis.blocks.days import long_day
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pairs import Pair, inline, write_pairs, write_strip
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.places import town_of
from docintel.training.synthesis.blocks.slots import fill_plainly
from docintel.training.synthesis.letter_email.correspondence import (
    Correspondence,
    salutation,
    write_prose,
)
from docintel.training.synthesis.letter_email.wording import WORDING
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.world import World


@dataclass(frozen=True)
class LetterStyle:
    """Where the parts of a letter stand; all of it together names its template."""

    sender: str
    window: str
    references: str
    day: str
    subject: str
    foot: str

    @property
    def name(self) -> str:
        parts = (self.sender, self.window, self.references, self.day, self.subject, self.foot)
        return "-".join(parts)


def draw_letter_style(world: World, is_from_firm: bool) -> LetterStyle:
    random = world.random
    heads = ("left", "center", "right", "big") if is_from_firm else ("left", "right", "none")
    return LetterStyle(
        sender=random.choice(heads),
        window=random.choice(("left", "left", "right") if world.language != "fr" else ("right",)),
        references=random.choice(("none", "strip", "side", "lines", "lines")),
        day=random.choice(("place", "place", "side", "top", "reference")),
        subject=random.choice(("label", "bold", "bold", "after_salutation")),
        foot=random.choice(("none", "line", "columns")) if is_from_firm else "none",
    )


@dataclass
class LetterWriter:
    """Writes one letter from top to bottom."""

    world: World
    facts: Facts
    letter: Correspondence
    style: LetterStyle
    pen: Pen
    labels: dict[str, str] = field(default_factory=dict)

    def write(self) -> None:
        self._sender()
        self._window_and_side()
        self._references()
        self._day()
        if self.style.subject != "after_salutation":
            self._subject()
        self.pen.line(self.facts.text("salutation", salutation(self.world, self.letter)))
        self.pen.down(0.6)
        if self.style.subject == "after_salutation":
            self._subject()
        for paragraph in write_prose(self.world, self.facts, self.letter):
            self.pen.paragraph(paragraph)
            self.pen.down(0.6)
        self._closing()
        self._foot()

    def _sender(self) -> None:
        pen, facts, sender, align = self.pen, self.facts, self.letter.sender, self._sender_align
        if self.style.sender == "none":
            return
        size = 1.9 if self.style.sender == "big" else 1.0 + 0.4 * self.letter.is_from_firm
        pen.line(facts.text("sender_name", sender.name), pen.manner.style(size, True), align)
        if self.style.sender != "big" or self.world.random.random() < 0.5:
            for line in self._address_lines():
                pen.line(line, pen.manner.style(0.9), align)
        for pair in self._contacts():
            pen.line(inline(pen, *pair), pen.manner.style(0.9), align)
        pen.down(1.5)

    @property
    def _sender_align(self) -> Align:
        known: dict[str, Align] = {"right": "right", "center": "center"}
        return known.get(self.style.sender, "left")

    def _address_lines(self) -> list[list[Piece]]:
        lines = self.facts.lines("sender_address", self.letter.sender.address)
        if self.world.random.random() < 0.6:
            return [[line] for line in lines]
        joint = self.world.random.choice((", ", " · ", " - ", " | "))
        return [[lines[0], *(p for line in lines[1:] for p in (Piece(joint, line.label), line))]]

    def _contacts(self) -> list[Pair]:
        world, facts = self.world, self.facts
        pairs: list[Pair] = []
        if world.random.random() < 0.55 and "sender_phone" not in facts.fields:
            phone = facts.text("sender_phone", world.phone())
            pairs.append((WORDING.pick(world, "phone"), phone))
        if world.random.random() < 0.5 and "sender_email" not in facts.fields:
            email = facts.text("sender_email", world.email(self.letter.sender))
            pairs.append((WORDING.pick(world, "email"), email))
        return pairs

    def _window_and_side(self) -> None:
        pen = self.pen
        start = pen.y
        self._window(pen.left if self.style.window == "left" else 930.0)
        below, pen.y = pen.y, start
        if self.style.references == "side" and self.style.window == "left":
            write_pairs(pen, self._reference_pairs(), "columns", 980.0, pen.right)
        pen.y = max(pen.y, below)
        pen.down(1.2)

    def _window(self, x: float) -> None:
        pen, letter, random = self.pen, self.letter, self.world.random
        if letter.is_from_firm and random.random() < 0.4:
            self._return_line(x)
        if random.random() < 0.12:
            pen.line(random.choice(("Einschreiben", "Recommandé", "By post", "Priority")), x=x)
        pen.line(self.facts.text("recipient_name", letter.recipient.name), x=x)
        if letter.contact and letter.contact != letter.recipient.name:
            pen.line(letter.contact, x=x)
        pen.lines(self.facts.lines("recipient_address", letter.recipient.address), x=x)

    def _return_line(self, x: float) -> None:
        sender, facts = self.letter.sender, self.facts
        joint = self.world.random.choice((" · ", ", ", " - "))
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
        world, random = self.world, self.world.random
        pairs: list[Pair] = []
        for name in ("your_reference", "our_reference", "case_or_customer_number"):
            if random.random() < 0.6:
                label = WORDING.pick(world, name)
                pairs.append((label, self.facts.code(name, self._reference(name))))
        if self.style.references == "side":
            pairs += self._contacts()
        if self.style.day in {"reference", "side"} or not pairs:
            pairs.append((WORDING.pick(world, "date"), self._printed_day()))
        return pairs

    def _reference(self, name: str) -> str:
        random = self.world.random
        if name == "case_or_customer_number" or random.random() < 0.4:
            return random.choice((self.world.number(), str(random.randint(10**4, 10**9))))
        letters = "".join(random.choices("abcdefghkmnprstw", k=2))
        return random.choice(
            (f"{letters}/{random.randint(10, 99)}", letters.upper(), f"{letters}-ml")
        )

    def _day(self) -> None:
        if "date" in self.facts.fields:
            return
        self.pen.down(0.5)
        if self.style.day == "place":
            self._place_and_day()
        else:
            label = WORDING.pick(self.world, "date")
            line = [self._printed_day()]
            if self.world.random.random() < 0.4:
                line = inline(self.pen, label, line)
            self.pen.line(line, align=self.world.random.choice(("left", "right")))
        self.pen.down(1.2)

    def _place_and_day(self) -> None:
        before, _, after = WORDING.pick(self.world, "place_day").partition("{day}")
        place = town_of(self.letter.sender.address)
        line = [Piece(before.format(place=place)), self._printed_day(), Piece(after)]
        self.pen.line(line, align=self.world.random.choice(("left", "right", "right")))

    def _printed_day(self) -> Piece:
        day = self.letter.day
        printed = long_day(self.world, day) if self.world.random.random() < 0.5 else ""
        return self.facts.day("date", day, printed)

    def _subject(self) -> None:
        pen = self.pen
        subject = self.facts.text("subject", self.letter.subject)
        bold = pen.manner.style(bold=self.style.subject != "label" or pen.manner.bold_labels)
        if self.style.subject == "bold":
            pen.paragraph(subject, bold)
        else:
            label = pen.manner.label(WORDING.pick(self.world, "subject"))
            pen.paragraph([Piece(label + " "), subject], bold)
        pen.down(1)

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
        self._enclosures()

    def _enclosures(self) -> None:
        world = self.world
        if world.random.random() < 0.35:
            names = WORDING.some(world, "enclosed", world.random.randint(1, 3))
            self._members("enclosures", names)
        if world.random.random() < 0.15:
            self._members("cc", [world.person().name for _ in range(world.random.randint(1, 2))])

    def _members(self, name: str, printed: list[str]) -> None:
        pen = self.pen
        members = [self.facts.member(name, one) for one in printed]
        label = pen.manner.label(WORDING.pick(self.world, name))
        pen.need(len(members) + 1)
        if self.world.random.random() < 0.5:
            pen.line(label)
            pen.lines(members)
        else:
            line = [Piece(label + " ")]
            for at, member in enumerate(members):
                line += [Piece(", "), member] if at else [member]
            pen.line(line)

    def _foot(self) -> None:
        if self.style.foot == "none":
            return
        world, small = self.world, self.pen.manner.style(0.65)
        parts = [fill_plainly(world, p) for p in WORDING.some(world, "footer", 4)]
        sheet = self.pen.sheets[0]
        if self.style.foot == "line":
            sheet.write(827, 2270, " · ".join(parts), small, "center")
            return
        step = (self.pen.right - self.pen.left) / len(parts)
        for at, part in enumerate(parts):
            sheet.write(self.pen.left + at * step, 2250, part[:34], small)
