"""The top of a statement: the bank, the holder of the account, and what the statement is of."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.bank_statement.ledger import Ledger
from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pairs import WAYS, Pair, Way, write_pairs, write_strip
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.places import WITHOUT_IBAN
from docintel.training.synthesis.blocks.sign import name_lines, sign_of, write_sign
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World

_ADDRESS = {
    **{"en": "Address", "de": "Anschrift", "fr": "Adresse"},
    **{"es": "Domicilio", "it": "Indirizzo", "nl": "Adres"},
}


@dataclass(frozen=True)
class HeadStyle:
    bank: str
    holder: str
    period: str
    info: str
    title_first: bool


def draw_head_style(world: World) -> HeadStyle:
    random = world.random
    return HeadStyle(
        bank=random.choice(("left", "left", "right", "center")),
        holder=random.choice(("window", "window", "pair", "right")),
        period=random.choice(("range", "range", "pairs", "title", "end")),
        info=random.choice((*WAYS, "strip", "beside", "beside")),
        title_first=random.random() < 0.3,
    )


@dataclass
class Head:
    """Writes the head of one statement from parts that stand in a drawn order."""

    world: World
    facts: Facts
    style: HeadStyle
    pen: Pen
    ledger: Ledger
    bank: Person
    holder: Person

    def write(self) -> None:
        if self.style.title_first:
            self._title()
        self._bank()
        self.pen.down(1.5)
        start = self.pen.y
        if self.style.holder in {"window", "right"}:
            self._window()
        below, self.pen.y = self.pen.y, start
        if self.style.info == "beside":
            self._info("columns", 900 if self.style.holder != "right" else self.pen.left)
        self.pen.y = max(below, self.pen.y)
        self.pen.down(1.5)
        if not self.style.title_first:
            self._title()
        if self.style.info != "beside":
            self._info(self.style.info, self.pen.left)
        self.pen.down(1)

    def _title(self) -> None:
        big = self.pen.manner.style(self.world.random.choice((1.2, 1.5, 1.8)), bold=True)
        title: list[Piece] = [Piece(WORDING.pick(self.world, "title"))]
        if self.style.period == "title":
            title += [Piece(" "), *self._range()]
        self.pen.line(title, big)
        self.pen.down(0.5)

    def _bank(self) -> None:
        x, align = {
            "left": (self.pen.left, "left"),
            "right": (self.pen.right, "right"),
            "center": ((self.pen.left + self.pen.right) / 2, "center"),
        }[self.style.bank]
        random = self.world.random
        big = self.pen.manner.style(random.choice((1.3, 1.6, 2.0)), bold=True)
        sign = sign_of(self.facts, "bank_name", self.bank.name)
        write_sign(self.pen, sign, big, align, x)  # type: ignore[arg-type]
        if random.random() < 0.75:
            for line in self._address():
                self.pen.line(line, self.pen.manner.style(0.8), align, x)  # type: ignore[arg-type]

    def _address(self) -> list[Text]:
        lines = self.facts.lines("bank_address", self.bank.address)
        if self.world.random.random() < 0.5:
            return list(lines)
        joint = self.world.random.choice((", ", " · ", " - ", " | "))
        return [[lines[0], *(p for line in lines[1:] for p in (Piece(joint, line.label), line))]]

    def _window(self) -> None:
        x = self.pen.left if self.style.holder == "window" else 950.0
        if self.world.random.random() < 0.3:
            small = self.pen.manner.style(0.65)
            back = [self.facts.again("bank_name", self.bank.name), Piece(" · ")]
            if "bank_address" in self.facts.fields:
                back.append(self.facts.again("bank_address", " · ".join(self.bank.address)))
            self.pen.line(back, small, x=x)
        name = name_lines(self.facts, "account_holder", self.holder.name)
        address = self.facts.lines("account_holder_address", self.holder.address)
        self.pen.block([*name, *address], x, 860.0 if x < 800 else self.pen.right)

    def _info(self, way: str, left: float) -> None:
        pairs = self._pairs()
        if way == "strip":
            for at in range(0, len(pairs), 4):
                write_strip(self.pen, pairs[at : at + 4], self.pen.left, self.pen.right)
                self.pen.down(0.3)
            return
        known: Way = next(name for name in WAYS if name == way)
        write_pairs(self.pen, pairs, known, left, min(left + 750, self.pen.right))

    def _pairs(self) -> list[Pair]:
        random, world = self.world.random, self.world
        pairs: list[Pair] = []
        if self.style.holder == "pair":
            name = self.facts.text("account_holder", self.holder.name)
            pairs.append((self._label("holder", "account_holder"), name))
            if random.random() < 0.3:
                address = self.facts.text("account_holder_address", ", ".join(self.holder.address))
                pairs.append((_ADDRESS[world.language], address))
        pairs += self._account() + self._particulars() + self._period()
        if random.random() < 0.3:
            pairs.append((WORDING.pick(world, "decoys"), world.print_money(self.ledger.credits)))
        return random.sample(pairs, len(pairs)) if random.random() < 0.4 else pairs

    def _label(self, key: str, name: str) -> str:
        return label_for(self.world, WORDING, key, f"bank_statement.{name}")

    def _account(self) -> list[Pair]:
        random, world, facts = self.world.random, self.world, self.facts
        pairs: list[Pair] = []
        has_iban = world.country not in WITHOUT_IBAN and random.random() < 0.8
        if has_iban:
            pairs.append(("IBAN", facts.code("iban", world.iban())))
        if has_iban and random.random() < 0.5:
            label = random.choice(("BIC", "BIC", "SWIFT", "BIC/SWIFT"))
            pairs.append((label, facts.code("bic", world.bic())))
        if not has_iban or random.random() < 0.3:
            number = facts.code("account_number", self._account_number())
            pairs.append((self._label("account", "account_number"), number))
        return pairs

    def _particulars(self) -> list[Pair]:
        random, year = self.world.random, self.ledger.end.year
        number = random.choice((str(random.randint(1, 260)), f"{random.randint(1, 12)}/{year}"))
        likely = (
            (0.6, "number", "statement_number", number),
            (0.4, "currency", "currency", self.world.currency),
            (0.3, "type", "account_type", WORDING.pick(self.world, "types")),
        )
        return [
            (WORDING.pick(self.world, key), self.facts.text(name, printed))
            for share, key, name, printed in likely
            if random.random() < share
        ]

    def _account_number(self) -> str:
        random = self.world.random
        digits = "".join(
            str(random.randint(0, 9)) for _ in range(random.choice((7, 8, 9, 10, 10, 12)))
        )
        return random.choice(
            (digits, digits, f"{digits[:4]} {digits[4:]}", f"{digits[:-2]}-{digits[-2:]}")
        )

    def _period(self) -> list[Pair]:
        world, facts, ledger = self.world, self.facts, self.ledger
        if self.style.period == "range":
            return [(WORDING.pick(world, "period"), self._range())]
        if self.style.period == "pairs":
            return [
                (self._label("start", "period_start"), facts.day("period_start", ledger.start)),
                (self._label("end", "period_end"), facts.day("period_end", ledger.end)),
            ]
        if self.style.period == "end":
            return [(self._label("end", "period_end"), facts.day("period_end", ledger.end))]
        return []

    def _range(self) -> list[Piece]:
        world, facts, ledger = self.world, self.facts, self.ledger
        opened = WORDING.pick(world, "from") + " " if world.random.random() < 0.5 else ""
        return [
            Piece(opened),
            facts.day("period_start", ledger.start),
            Piece(f" {WORDING.pick(world, 'to')} "),
            facts.day("period_end", ledger.end),
        ]
