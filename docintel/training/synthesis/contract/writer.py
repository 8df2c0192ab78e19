"""Write a contract: title, parties, numbered clauses, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.places import town_of
from docintel.training.synthesis.blocks.slots import fill_slots
from docintel.training.synthesis.contract.terms import Terms, Values
from docintel.training.synthesis.contract.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World


@dataclass(frozen=True)
class ContractStyle:
    title: str
    parties: str
    clauses: str
    section: str
    signatures: str
    dated: str

    @property
    def name(self) -> str:
        section = "".join(letter for letter in self.section if letter.isalpha()) or "n"
        return "-".join(
            (self.title, self.parties, self.clauses, section, self.signatures, self.dated)
        )


def draw_contract_style(world: World) -> ContractStyle:
    random = world.random
    return ContractStyle(
        title=random.choice(("center", "center", "left", "capitals")),
        parties=random.choice(("blocks", "blocks", "sentence", "numbered", "sides")),
        clauses=random.choice(("heading", "heading", "inline", "bare")),
        section=WORDING.pick(world, "section"),
        signatures=random.choice(("sides", "sides", "below")),
        dated=random.choice(("none", "none", "head")),
    )


@dataclass
class ContractWriter:
    world: World
    facts: Facts
    terms: Terms
    style: ContractStyle
    pen: Pen

    def __post_init__(self) -> None:
        self.values = Values(self.world, self.facts, self.terms)

    def write(self) -> None:
        self._title()
        if self.style.dated == "head":
            self.pen.paragraph(self._filled(WORDING.pick(self.world, "dated")))
            self.pen.down(0.7)
        self._parties()
        for phrase in WORDING.some(self.world, "recital", self.world.random.choice((0, 1, 1, 2))):
            self.pen.paragraph(self._filled(phrase))
            self.pen.down(0.6)
        for number, clause in enumerate(self._clauses(), start=1):
            self._clause(number, clause)
        self._signatures()

    def _title(self) -> None:
        pen, world = self.pen, self.world
        title = WORDING.pick(world, "title")
        if self.style.title == "capitals":
            title = title.upper()
        piece = self.facts.text("title", title)
        big = pen.manner.style(world.random.choice((1.3, 1.5, 1.8)), True)
        pen.line(piece, big, "left" if self.style.title == "left" else "center")
        pen.down(0.5)
        if world.random.random() < 0.4:
            label = pen.manner.label(WORDING.pick(world, "number"))
            align = self.style.title if self.style.title == "left" else "center"
            number = self.facts.code("contract_number", world.number())
            pen.line([Piece(label + " "), number], align="left" if align == "left" else "center")
        pen.down(1)

    def _parties(self) -> None:
        ways = {"blocks": self._party_blocks, "sides": self._party_sides}
        if self.style.parties in ways:
            ways[self.style.parties]()
        else:
            self._party_sentences()
        self.pen.down(1)

    def _party_blocks(self) -> None:
        pen = self.pen
        pen.line(WORDING.pick(self.world, "between"))
        for at, party in enumerate(self.terms.parties):
            if at:
                pen.line(WORDING.pick(self.world, "and"))
            pen.down(0.4)
            pen.line(self._name(party), pen.manner.style(bold=pen.manner.bold_labels))
            pen.lines(list(party.address))
            pen.line(self._called(at).strip(" ,"))
            pen.down(0.4)

    def _party_sides(self) -> None:
        pen = self.pen
        pen.line(WORDING.pick(self.world, "between"))
        start = pen.y
        for at, party in enumerate(self.terms.parties):
            x, pen.y = (pen.left, 860.0)[at], start
            pen.line(self.terms.roles[at] + ":", pen.manner.style(bold=True), x=x)
            pen.line(self._name(party), x=x)
            pen.lines([line[:40] for line in party.address], x=x)
        pen.y = start + 7 * pen.manner.leading

    def _party_sentences(self) -> None:
        pen, world = self.pen, self.world
        seat, numbered = WORDING.pick(world, "seat"), self.style.parties == "numbered"
        line: list[Piece] = [Piece(WORDING.pick(world, "between") + " ")]
        if numbered:
            pen.line(line)
        for at, party in enumerate(self.terms.parties):
            address = Piece(seat + ", ".join(party.address))
            said = [self._name(party), address, Piece(" " + self._called(at).lstrip(", "))]
            if numbered:
                pen.paragraph([Piece(f"({at + 1}) "), *said], hanging=50)
                continue
            line += [Piece(f" {WORDING.pick(world, 'and')} ")] if at else []
            line += said
        if not numbered:
            pen.paragraph(line)

    def _name(self, party: Person) -> Piece:
        if party.name in self.facts.fields.get("parties", ""):
            return self.facts.again("parties", party.name)
        return self.facts.member("parties", party.name)

    def _called(self, at: int) -> str:
        return WORDING.pick(self.world, "called").format(role=self.terms.roles[at])

    def _clauses(self) -> list[str]:
        world, random = self.world, self.world.random
        plain = WORDING.some(world, "clauses", random.choice((3, 6, 9, 12, 16)))
        for key, share in (("notice_clause", 0.8), ("law_clause", 0.85), ("price_clause", 0.6)):
            if random.random() < share:
                plain.insert(random.randint(0, len(plain)), WORDING.pick(world, key))
        if self.style.dated != "head" or random.random() < 0.5:
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
        random = self.world.random
        opening = f"{number}.1 " if number and random.random() < 0.2 else ""
        more = f" {self.world.sentence()}" if random.random() < 0.3 else ""
        return [Piece(opening), *self._filled(text), Piece(more)]

    def _filled(self, phrase: str) -> list[Piece]:
        return fill_slots(self.world, phrase, self.values.pieces(phrase))

    def _signatures(self) -> None:
        pen, world = self.pen, self.world
        pen.need(11)
        pen.down(0.5)
        pen.paragraph(WORDING.pick(world, "witness"))
        pen.down(1)
        start, lowest = pen.y, pen.y
        for at, party in enumerate(self.terms.parties):
            if self.style.signatures == "sides":
                pen.y = start
            self._signature(
                at, party, (pen.left, 860.0)[at if self.style.signatures == "sides" else 0]
            )
            pen.down(1)
            lowest = max(lowest, pen.y)
        pen.y = lowest

    def _signature(self, at: int, party: Person, x: float) -> None:
        pen, world = self.pen, self.world
        if world.random.random() < 0.8:
            pen.line(self._place_and_day(party), x=x)
        pen.down(1.8)
        pen.rule(x, x + 480)
        name = WORDING.pick(world, "sign_name").format(a=self.terms.roles[at], b="")
        pen.line(f"{pen.manner.label(name)}", pen.manner.style(0.8), x=x)
        pen.line(self._name(party), x=x)
        if world.random.random() < 0.6:
            pen.line(world.person().name, x=x)

    def _place_and_day(self, party: Person) -> Sequence[Piece]:
        world, manner = self.world, self.pen.manner
        day = self.values.day("signature_date", self.terms.signed)
        way, place = world.random.choice(("date", "both", "one")), town_of(party.address)
        if way == "date":
            return [Piece(manner.label(WORDING.pick(world, "sign_date")) + " "), day]
        if way == "both":
            before = (
                f"{WORDING.pick(world, 'sign_place')} {place}, {WORDING.pick(world, 'sign_date')} "
            )
            return [Piece(before), day]
        return [Piece(f"{manner.label(WORDING.pick(world, 'sign_place_date'))} {place}, "), day]
