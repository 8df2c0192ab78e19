"""Printed e-mails: the lines of the head, the text, a signature, at times the mail before."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.days import long_day
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pairs import Pair, write_pairs
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.letter_email.correspondence import (
    Correspondence,
    email_of,
    salutation,
    write_prose,
)
from docintel.training.synthesis.letter_email.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World


@dataclass(frozen=True)
class MailStyle:
    heads: str
    order: str
    names: str
    quote: str
    signature: str

    @property
    def name(self) -> str:
        return "-".join(("mail", self.heads, self.order, self.names, self.quote))


def draw_mail_style(world: World) -> MailStyle:
    random = world.random
    return MailStyle(
        heads=random.choice(("columns", "columns", "inline")),
        order=random.choice(("fdts", "ftds", "sfdt", "dfts", "fstd")),
        names=random.choice(("both", "both", "name", "quoted", "mail")),
        quote=random.choice(("none", "none", "marks", "heads")),
        signature=random.choice(("name", "block", "block", "line")),
    )


@dataclass
class MailWriter:
    """Writes one e-mail as a mail program prints it."""

    world: World
    facts: Facts
    letter: Correspondence
    style: MailStyle
    pen: Pen

    def write(self) -> None:
        random, pen = self.world.random, self.pen
        if random.random() < 0.3:
            owner = random.choice((self.letter.recipient, self.letter.sender))
            pen.line(owner.name, pen.manner.style(1.2, True))
            pen.rule()
            pen.down(0.5)
        write_pairs(pen, self._heads(), "columns" if self.style.heads == "columns" else "inline",
                    pen.left, pen.right)  # fmt: skip
        pen.down(1)
        if random.random() < 0.85:
            pen.line(self.facts.text("salutation", salutation(self.world, self.letter)))
            pen.down(0.7)
        for paragraph in write_prose(self.world, self.facts, self.letter):
            pen.paragraph(paragraph)
            pen.down(0.7)
        self._signature()
        self._quote()

    def _heads(self) -> list[Pair]:
        world, facts, letter = self.world, self.facts, self.letter
        by_letter = {
            "f": ("from", self._sender()),
            "d": ("sent", [facts.day("date", letter.day, self._long_or_plain()), self._time()]),
            "t": ("to", self._recipient()),
            "s": ("subject_mail", self._subject()),
        }
        pairs = [by_letter[one] for one in self.style.order]
        if world.random.random() < 0.2:
            pairs.insert(3, ("cc", [facts.member("cc", world.person().name)]))
        if world.random.random() < 0.2:
            name = WORDING.pick(world, "enclosed").replace(" ", "_") + ".pdf"
            pairs.append(("attachments", [facts.member("enclosures", name)]))
        return [(WORDING.pick(world, key), value) for key, value in pairs]

    def _sender(self) -> list[Piece]:
        sender = self.letter.sender
        address = email_of(self.world, sender, self.letter.is_from_firm)
        if self.style.names == "mail":
            return [self.facts.text("sender_email", address)]
        name = self.facts.text("sender_name", sender.name)
        if self.style.names == "name":
            return [name]
        email = self.facts.text("sender_email", address)
        mark = '"' if self.style.names == "quoted" else ""
        return [Piece(mark), name, Piece(f"{mark} <"), email, Piece(">")]

    def _recipient(self) -> list[Piece]:
        recipient: Person = self.letter.recipient
        if self.style.names == "mail":
            return [Piece(self.world.email(recipient))]
        name = self.facts.text("recipient_name", recipient.name)
        if self.style.names == "name":
            return [name]
        mark = '"' if self.style.names == "quoted" else ""
        return [Piece(mark), name, Piece(f"{mark} <{self.world.email(recipient)}>")]

    def _subject(self) -> list[Piece]:
        prefix = self.world.random.choice(("", "", "", "Re: ", "RE: ", "Fwd: ", "AW: "))
        return [self.facts.text("subject", prefix + self.letter.subject)]

    def _long_or_plain(self) -> str:
        return long_day(self.world, self.letter.day) if self.world.random.random() < 0.4 else ""

    def _time(self) -> Piece:
        random = self.world.random
        return Piece(f" {random.randint(6, 22)}:{random.randint(0, 59):02}")

    def _signature(self) -> None:
        pen, world, facts, letter = self.pen, self.world, self.facts, self.letter
        if world.random.random() < 0.9:
            pen.line(facts.text("closing", WORDING.pick(world, "closing")))
        pen.down(world.random.choice((0, 0.5)))
        if self.style.signature == "line":
            pen.line("-- ")
        pen.line(facts.text("signatory", letter.signatory))
        if self.style.signature == "name":
            return
        if letter.is_from_firm:
            pen.line(WORDING.pick(world, "role"))
            pen.line(facts.text("sender_name", letter.sender.name))
        if world.random.random() < 0.7:
            pen.lines(facts.lines("sender_address", letter.sender.address))
        if world.random.random() < 0.6:
            phone = facts.text("sender_phone", world.phone())
            pen.line([Piece(pen.manner.label(WORDING.pick(world, "phone")) + " "), phone])

    def _quote(self) -> None:
        """The mail that is answered; nothing of it is a value of this one."""
        if self.style.quote == "none":
            return
        pen, world = self.pen, self.world
        pen.down(1.5)
        mark = "> " if self.style.quote == "marks" else ""
        for key, value in self._old_heads():
            pen.line(f"{mark}{pen.manner.label(WORDING.pick(world, key))} {value}")
        pen.down(0.5)
        for _ in range(world.random.randint(1, 3)):
            pen.line(mark + world.sentence())

    def _old_heads(self) -> list[tuple[str, str]]:
        letter = self.letter
        day = self.world.print_day(letter.day)
        heads = [("from", letter.recipient.name), ("sent", day), ("to", letter.sender.name)]
        return heads[: self.world.random.randint(1, 3)]
