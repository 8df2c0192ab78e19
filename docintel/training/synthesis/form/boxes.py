"""Ways to put a question and its answer on a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.form.answers import COMB, Question
from docintel.training.synthesis.sheet import Piece, Style
from docintel.training.synthesis.world import World

#: How a chosen option and the others are marked.
_MARKS = (
    ("[x]", "[ ]"),
    ("[X]", "[ ]"),
    ("☒", "☐"),
    ("(x)", "( )"),
    ("☑", "☐"),
    ("X", "□"),
    ("x", "o"),
)
WAYS = ("beside", "beside", "line", "under", "boxed", "boxed", "column")


@dataclass
class Boxes:
    """Writes questions between two edges, all in the manner of one form.

    `ink` is how the answers look: typed like the rest, or in a hand of their own.
    """

    world: World
    facts: Facts
    pen: Pen
    way: str
    ink: Style
    marks: tuple[str, str]
    is_combed: bool

    def write(self, question: Question, left: float, right: float) -> None:
        """Write one question and go down to where the next may stand."""
        if question.options:
            self._choice(question, left)
            return
        ways: dict[str, Callable[[Question, float, float], None]] = {
            "beside": self._beside,
            "line": self._line,
            "under": self._under,
            "boxed": self._boxed,
            "column": self._column,
        }
        ways[self.way](question, left, right)

    def _beside(self, question: Question, left: float, right: float) -> None:
        label = self.pen.manner.label(question.label) + " "
        self.pen.at(left, label, self.pen.manner.label_style)
        start = left + self._width(label) + 10
        self._answer(question, start, right)
        self.pen.down(1.3)

    def _line(self, question: Question, left: float, right: float) -> None:
        """The answer on a ruled line beside the label; dots or underscores where it is empty."""
        label = self.pen.manner.label(question.label) + " "
        self.pen.at(left, label)
        start = left + self._width(label) + 10
        if question.answer:
            self._answer(question, start, right)
            self.pen.sheet.rule(start, self.pen.y + 6, right, self.pen.y + 8)
        else:
            sign = self.world.random.choice("._")
            count = int((right - start) / max(self._width(sign), 1)) - 1
            self.pen.at(start, sign * max(3, min(count, 60)))
        self.pen.down(1.5)

    def _under(self, question: Question, left: float, right: float) -> None:
        """The answer above a line and the label in small print below it."""
        self._answer(question, left + 8, right)
        self.pen.sheet.rule(left, self.pen.y + 8, right, self.pen.y + 10)
        self.pen.down(0.95)
        self.pen.at(left, self.pen.manner.label(question.label, colon=False), self._small)
        self.pen.down(1.5)

    def _boxed(self, question: Question, left: float, right: float) -> None:
        """A frame with the label in its upper corner."""
        top = self.pen.y - 0.8 * self.pen.manner.leading
        self.pen.at(left + 8, self.pen.manner.label(question.label, colon=False), self._small)
        self.pen.down(1.1)
        self._answer(question, left + 12, right)
        bottom = self.pen.y + 0.35 * self.pen.manner.leading
        for y in (top, bottom):
            self.pen.sheet.rule(left, y, right, y + 2)
        for x in (left, right):
            self.pen.sheet.rule(x, top, x + 2, bottom)
        self.pen.down(1.25)

    def _column(self, question: Question, left: float, right: float) -> None:
        """Labels at the left edge, answers from one edge of their own."""
        self.pen.at(left, self.pen.manner.label(question.label), self.pen.manner.label_style)
        start = max(left + 0.42 * (right - left), left + self._width(question.label) + 30)
        self._answer(question, start, right)
        self.pen.down(1.35)

    def _choice(self, question: Question, left: float) -> None:
        line: list[Piece] = [Piece(self.pen.manner.label(question.label) + "  ")]
        chosen, other = self.marks
        for option in question.options:
            is_chosen = option == question.answer
            label = question.name if is_chosen else ""
            if is_chosen:
                self.facts.fields[question.name] = question.value
            line += [
                Piece(f"{chosen if is_chosen else other} "),
                Piece(option, label),
                Piece("   "),
            ]
        self.pen.at(left, line)
        self.pen.down(1.6)

    def _answer(self, question: Question, x: float, right: float) -> None:
        if not question.answer:
            return
        piece = self.facts.text(question.name, question.answer, question.value)
        if self.is_combed and question.kind in COMB:
            step = min(42.0, (right - x) / max(len(question.answer), 1))
            self._comb(piece, x, step)
        else:
            self.pen.at(x, piece, self.ink)

    def _comb(self, piece: Piece, x: float, step: float) -> None:
        """One letter a box, each of them a word of the page."""
        for at, sign in enumerate(piece.text):
            if not sign.isspace():
                self.pen.at(x + at * step, Piece(sign, piece.label, goes_on=at > 0), self.ink)
            self.pen.sheet.rule(
                x + at * step - 4, self.pen.y - 8, x + at * step - 2, self.pen.y + 8
            )

    @property
    def _small(self) -> Style:
        return self.pen.manner.style(0.75)

    def _width(self, text: str) -> float:
        return self.pen.sheet.text_width(text, self.pen.manner.label_style)


def draw_marks(world: World) -> tuple[str, str]:
    return world.random.choice(_MARKS)


def rows_of(questions: Sequence[Question], columns: int) -> list[list[Question]]:
    """Questions beside one another; choices and long answers have a row to themselves."""
    rows: list[list[Question]] = []
    for question in questions:
        is_wide = bool(question.options) or question.kind in {"sentence", "iban", "email", "firm"}
        last = rows[-1] if rows else []
        is_full = not last or len(last) >= columns or bool(last[0].options)
        if is_wide or is_full or last[0].kind in {"sentence", "iban", "email", "firm"}:
            rows.append([question])
        else:
            last.append(question)
    return rows
