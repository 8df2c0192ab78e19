"""Put a form together: title, sections of questions, small print, signature."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.form.answers import ONCE, Applicant, Question, draw_applicant
from docintel.training.synthesis.form.boxes import Boxes, draw_box_style, rows_of
from docintel.training.synthesis.form.wording import WORDING
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.sheet import Font, Piece, Style
from docintel.training.synthesis.world import World

_HANDS: tuple[Font, ...] = ("serif", "mono", "sans")
_NUMBERS = ("@-##", "###/##", "@@ ####", "####", "##-###@", "####*##")


def make(world: World) -> Draft:
    random = world.random
    facts = Facts(world)
    pen = Pen(draw_manner(random, 8, 11), left=random.choice((110, 150, 190)))
    columns = random.choice((1, 1, 2, 2, 3))
    hand = Style(pen.manner.size + random.choice((0, 0, 1)), random.choice(_HANDS))
    boxes = Boxes(world, facts, pen, draw_box_style(world, hand))
    owner = world.firm()
    writer = FormWriter(world, facts, pen, boxes, columns, draw_applicant(world))
    writer.write(owner.name)
    template = f"form-{columns}-{boxes.style.name}-{writer.number_place}"
    return Draft("form", template, owner.name, tuple(pen.sheets), facts.fields)


@dataclass
class FormWriter:
    world: World
    facts: Facts
    pen: Pen
    boxes: Boxes
    columns: int
    applicant: Applicant
    number_place: str = "none"
    asked: set[str] = field(default_factory=set)

    def write(self, owner: str) -> None:
        self._head(owner)
        for number, topic in enumerate(self._topics()):
            self._section(number, topic)
        self._end()

    def _topics(self) -> list[str]:
        random = self.world.random
        topics = [
            topic for topic in ("contact", "money", "matter", "yesno") if random.random() < 0.65
        ]
        random.shuffle(topics)
        return ["person", *topics]

    def _head(self, owner: str) -> None:
        pen, world, random = self.pen, self.world, self.world.random
        self.number_place = random.choice(("none", "head", "foot", "title", "right"))
        if random.random() < 0.6:
            pen.line(owner, pen.manner.style(1.1, True), random.choice(("left", "right", "center")))
            pen.down(0.8)
        title = self.facts.text("form_title", WORDING.pick(world, "title"))
        number = self._number() if self.number_place != "none" else []
        line: list[Piece] = [title]
        if self.number_place == "title":
            line += [Piece(" ("), *number, Piece(")")]
        if self.number_place == "right":
            pen.at(pen.right, number, pen.manner.style(0.8), "right")
            pen.down(1.4)
        pen.line(line, pen.manner.style(random.choice((1.4, 1.7)), True))
        if self.number_place == "head":
            pen.line(number)
        if self.number_place == "foot":
            pen.sheets[0].write(pen.left, 2260, number, pen.manner.style(0.75))
        pen.down(0.5)
        for hint in WORDING.some(world, "hints", random.choice((0, 1, 2))):
            pen.line(hint, pen.manner.style(0.85))
        pen.down(1)

    def _number(self) -> list[Piece]:
        random = self.world.random
        printed = fill(random.choice(_NUMBERS), random)
        number = self.facts.code("form_number", printed)
        version = f"  {WORDING.pick(self.world, 'version')} {fill('%.#', random)}"
        label = Piece(WORDING.pick(self.world, "number") + " ")
        return [label, number, Piece(version if random.random() < 0.4 else "")]

    def _section(self, number: int, topic: str) -> None:
        pen, world, random = self.pen, self.world, self.world.random
        pen.need(6)
        if random.random() < 0.75:
            mark = random.choice(("", f"{number + 1}. ", f"{'ABCDEF'[number]}. "))
            pen.line(mark + WORDING.pick(world, "sections"), pen.manner.style(1.1, True))
            pen.down(0.5)
        for row in rows_of(self._new(self._questions(topic)), self.columns):
            self._row(row)
        pen.down(0.6)

    def _questions(self, topic: str) -> list[Question]:
        world, random = self.world, self.world.random
        if topic == "yesno":
            return [self.applicant.yes_or_no() for _ in range(random.randint(1, 5))]
        said = WORDING.some(world, topic, random.randint(3, 9))
        return [self._starred(self.applicant.question(one)) for one in said]

    def _new(self, questions: list[Question]) -> list[Question]:
        """Without what this form asked already."""
        kept = []
        for question in questions:
            keys = {question.name} | ({question.kind} & ONCE)
            if not keys & self.asked:
                kept.append(question)
            self.asked |= keys
        return kept

    def _starred(self, question: Question) -> Question:
        """Some labels have a star for what must be filled in."""
        if self.world.random.random() < 0.08:
            return replace(question, label=question.label + "*")
        return question

    def _row(self, row: list[Question]) -> None:
        pen = self.pen
        pen.need(4)
        top, lowest = pen.y, pen.y
        step = (pen.right - pen.left) / len(row)
        for at, question in enumerate(row):
            pen.y = top
            left = pen.left + at * step
            self.boxes.write(question, left, left + step - 30)
            lowest = max(lowest, pen.y)
        pen.y = lowest

    def _end(self) -> None:
        pen, world, random = self.pen, self.world, self.world.random
        pen.need(9)
        for text in WORDING.some(world, "small_print", random.choice((0, 1, 2))):
            pen.paragraph(text, pen.manner.style(0.8))
        pen.down(2)
        if random.random() < 0.7:
            pen.at(pen.left, world.print_day(world.day()), self.boxes.style.ink)
        pen.sheet.rule(pen.left, pen.y + 10, pen.left + 480, pen.y + 12)
        pen.sheet.rule(860, pen.y + 10, 1400, pen.y + 12)
        pen.down(1)
        pen.at(pen.left, WORDING.pick(world, "place_date"), pen.manner.style(0.75))
        pen.at(860, WORDING.pick(world, "sign"), pen.manner.style(0.75))
        if random.random() < 0.3:
            pen.down(2)
            pen.line(WORDING.pick(world, "office"), pen.manner.style(0.9, True))
