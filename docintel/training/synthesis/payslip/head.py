"""The top of a payslip: who pays whom, for what time, and the numbers that both are known by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docintel.training.synthesis.blocks.days import month_name
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pairs import WAYS, Pair, write_pairs, write_strip
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.sign import name_lines, sign_of, write_sign
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.payslip.pay import Pay
from docintel.training.synthesis.payslip.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World


@dataclass(frozen=True)
class HeadStyle:
    parties: str
    info: str
    period: str
    title: str


#: Where both parties stand, one at each side, nothing has room at the right.
_SIDES = frozenset({"boxes", "mirror"})


def draw_head_style(world: World) -> HeadStyle:
    random = world.random
    parties = random.choice(("boxes", "letter", "letter", "pairs", "mirror"))
    return HeadStyle(
        parties=parties,
        info=random.choice((*WAYS, "strip", "strip", "beside")),
        period=random.choice(("month", "month", "title", "range", "pairs", "numeric")),
        title=random.choice(("first", "after", "first" if parties in _SIDES else "right")),
    )


@dataclass
class Head:
    """Writes the head in the order that its style says."""

    world: World
    facts: Facts
    style: HeadStyle
    pen: Pen
    pay: Pay
    employer: Person
    employee: Person

    def write(self) -> None:
        if self.style.title == "first":
            self._title("left")
        top = self.pen.y
        self._parties()
        below = self.pen.y
        if self.style.title == "right":
            self.pen.y = top
            self._title("right")
        if self.style.info == "beside":
            is_free = self.style.parties not in _SIDES
            self.pen.y = top + 2.5 * self.pen.manner.leading if is_free else below
            self._info("columns", 900.0)
        self.pen.y = max(self.pen.y, below)
        self.pen.down(0.8)
        if self.style.title == "after":
            self._title("left")
        if self.style.info != "beside":
            self._info(self.style.info, self.pen.left)
        self.pen.down(1)

    def _title(self, align: str) -> None:
        text: list[Piece] = [Piece(WORDING.pick(self.world, "title"))]
        if self.style.period == "title":
            text += [Piece(" "), self._month(in_words=True)]
        big = self.pen.manner.style(self.world.random.choice((1.2, 1.4, 1.7)), True)
        self.pen.line(text, big, "right" if align == "right" else "left")
        self.pen.down(0.7)

    def _parties(self) -> None:
        if self.style.parties == "boxes":
            self._box("employer", self.employer, self.pen.left, stay=True)
            self._box("employee", self.employee, 860.0)
        elif self.style.parties == "mirror":
            self._box("employee", self.employee, self.pen.left, stay=True)
            self._box("employer", self.employer, 860.0)
        elif self.style.parties == "letter":
            self._block("employer", self.employer, self.pen.left, bold=True)
            self.pen.down(1)
            right = self.pen.left if self.style.info == "beside" else 900.0
            x = self.world.random.choice((self.pen.left, right))
            self._block("employee", self.employee, x)
        else:
            self._block("employer", self.employer, self.pen.left, bold=True)

    def _box(self, side: str, party: Person, x: float, stay: bool = False) -> None:
        start = self.pen.y
        if self.world.random.random() < 0.7:
            label = self.pen.manner.label(WORDING.pick(self.world, side), colon=False)
            self.pen.line(label, self.pen.manner.style(0.85, True), x=x)
        self._block(side, party, x)
        self.pen.y = start if stay else max(self.pen.y, start + 5 * self.pen.manner.leading)

    def _block(self, side: str, party: Person, x: float, bold: bool = False) -> None:
        edge = 840.0 if x < 800 else self.pen.right
        style = self.pen.manner.style(bold=bold)
        if bold and self.world.random.random() < 0.4:
            large = self.pen.manner.style(self.world.random.uniform(1.2, 2.2), bold=True)
            write_sign(self.pen, sign_of(self.facts, f"{side}_name", party.name), large, x=x)
        else:
            for line in name_lines(self.facts, f"{side}_name", party.name):
                self.pen.paragraph(line, style, x, edge)
        if self.world.random.random() < 0.85:
            lines = self.facts.lines(f"{side}_address", party.address)
            self.pen.block(lines, x, edge)

    def _info(self, way: str, left: float) -> None:
        pairs = self._pairs()
        if way == "strip":
            for at in range(0, len(pairs), 4):
                write_strip(self.pen, pairs[at : at + 4], self.pen.left, self.pen.right)
                self.pen.down(0.4)
            return
        known = next(name for name in WAYS if name == way)
        write_pairs(self.pen, pairs, known, left, min(left + 700, self.pen.right))

    def _pairs(self) -> list[Pair]:
        world, random, facts = self.world, self.world.random, self.facts
        pairs: list[Pair] = []
        if self.style.parties == "pairs":
            name = facts.text("employee_name", self.employee.name)
            pairs.append((self._label("employee", "employee_name"), name))
        if random.random() < 0.75:
            number = random.choice(
                (str(random.randint(1, 99999)), fill("#####", random), world.number())
            )
            pairs.append(
                (self._label("number", "employee_number"), facts.code("employee_number", number))
            )
        if random.random() < 0.65:
            ssn = facts.code("tax_or_ssn", fill(WORDING.pick(world, "ssn"), random))
            pairs.append((self._label("ssn_label", "tax_or_ssn"), ssn))
        pairs += self._days()
        labels = WORDING.some(world, "decoys", random.choice((0, 2, 3, 5)))
        pairs += [(label, WORDING.pick(world, "decoy_values")) for label in labels]
        return random.sample(pairs, len(pairs)) if random.random() < 0.5 else pairs

    def _label(self, key: str, name: str) -> str:
        return label_for(self.world, WORDING, key, f"payslip.{name}")

    def _days(self) -> list[Pair]:
        world, facts, pay = self.world, self.facts, self.pay
        pairs: list[Pair] = []
        if self.style.period in {"month", "numeric"}:
            month = self._month(self.style.period == "month")
            pairs.append((WORDING.pick(world, "period"), month))
        elif self.style.period == "range":
            pairs.append((WORDING.pick(world, "period"), self._range()))
        elif self.style.period == "pairs":
            start, end = facts.day("period_start", pay.start), facts.day("period_end", pay.end)
            pairs.append((self._label("period_start", "period_start"), start))
            pairs.append((self._label("period_end", "period_end"), end))
        if world.random.random() < 0.75:
            pairs.append((self._label("pay_date", "pay_date"), facts.day("pay_date", pay.pay_day)))
        return pairs

    def _range(self) -> Text:
        facts, pay = self.facts, self.pay
        return [
            facts.day("period_start", pay.start),
            Piece(f" {WORDING.pick(self.world, 'to')} "),
            facts.day("period_end", pay.end),
        ]

    def _month(self, in_words: bool) -> Piece:
        """A month stands for its first and its last day; its words are marked as the start."""
        if self.pay.start.day != 1 or self.pay.start.month != self.pay.end.month:
            return self.facts.day("period_end", self.pay.end)
        self.facts.fields["period_end"] = self.pay.end.isoformat()
        return self.facts.day("period_start", self.pay.start, self._print_month(in_words))

    def _print_month(self, in_words: bool) -> str:
        day: date = self.pay.start
        if in_words:
            return f"{month_name(day, self.world.language)} {day.year}"
        return day.strftime(self.world.random.choice(("%m/%Y", "%m/%Y", "%m.%Y", "%Y-%m", "%m-%Y")))
