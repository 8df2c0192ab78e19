"""Ways to put a question and its answer on a form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.wrap import wrap
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
#: A letter needs this much room, in pixels.
_NARROWEST_BOX = 24.0
_WAYS = ("beside", "beside", "line", "under", "boxed", "boxed", "column")


@dataclass(frozen=True)
class BoxStyle:
    """`ink` is how the answers look: typed like the rest, or in a hand of their own."""

    way: str
    ink: Style
    marks: tuple[str, str]
    mark_behind: bool
    options_below: bool
    is_combed: bool
    is_numbered: bool

    @property
    def name(self) -> str:
        comb = "comb" if self.is_combed else "free"
        options = "below" if self.options_below else "behind" if self.mark_behind else "before"
        return f"{self.way}-{comb}-{options}-{self.ink.font}"


def draw_box_style(world: World, ink: Style) -> BoxStyle:
    random = world.random
    return BoxStyle(
        way=random.choice(_WAYS),
        ink=ink,
        marks=random.choice(_MARKS),
        mark_behind=random.random() < 0.2,
        options_below=random.random() < 0.25,
        is_combed=random.random() < 0.25,
        is_numbered=random.random() < 0.2,
    )


@dataclass
class Boxes:
    """Writes questions between two edges, all in the manner of one form."""

    world: World
    facts: Facts
    pen: Pen
    style: BoxStyle
    count: int = 0

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
        ways[self.style.way](question, left, right)

    def _beside(self, question: Question, left: float, right: float) -> None:
        label = self._label(question) + " "
        self.pen.at(left, label, self.pen.manner.label_style)
        start = left + self._width(label) + 10
        self._answer(question, start, right)
        self.pen.down(1.3)

    def _line(self, question: Question, left: float, right: float) -> None:
        """The answer on a ruled line beside the label; dots or underscores where it is empty."""
        label = self._label(question) + " "
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
        self.pen.at(left, self._label(question, colon=False), self._small)
        self.pen.down(1.5)

    def _boxed(self, question: Question, left: float, right: float) -> None:
        """A frame with the label in its upper corner."""
        top = self.pen.y - 0.8 * self.pen.manner.leading
        self.pen.at(left + 8, self._label(question, colon=False), self._small)
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
        label = self._label(question)
        self.pen.at(left, label, self.pen.manner.label_style)
        start = max(left + 0.42 * (right - left), left + self._width(label) + 30)
        self._answer(question, start, right)
        self.pen.down(1.35)

    def _choice(self, question: Question, left: float) -> None:
        """The options behind the label, or each on a line below it."""
        line: list[Piece] = [Piece(self._label(question) + "  ")]
        if question.answer:
            self.facts.fields[question.name] = question.value
        for option in question.options:
            if self.style.options_below:
                self.pen.at(left, line)
                self.pen.down(1.1)
                line = [Piece("   ")]
            line += self._option(option, question.name, option == question.answer)
        self.pen.at(left, line)
        self.pen.down(1.6)

    def _option(self, option: str, name: str, is_chosen: bool) -> list[Piece]:
        mark = Piece(self.style.marks[0 if is_chosen else 1])
        text = Piece(option, name if is_chosen else "")
        pair = (text, Piece(" "), mark) if self.style.mark_behind else (mark, Piece(" "), text)
        return [*pair, Piece("   ")]

    def _label(self, question: Question, colon: bool = True) -> str:
        """The label, with a number before it where this form counts its questions."""
        label = self.pen.manner.label(question.label, colon)
        if not self.style.is_numbered:
            return label
        self.count += 1
        return f"{self.count}. {label}"

    def _answer(self, question: Question, x: float, right: float) -> None:
        if not question.answer:
            return
        piece = self.facts.text(question.name, question.answer, question.value)
        step = min(42.0, (right - x) / len(question.answer))
        if self.style.is_combed and question.kind in COMB and step > _NARROWEST_BOX:
            self._comb(piece, x, step)
        else:
            lines = wrap(piece, right - x, lambda t: self.pen.sheet.text_width(t, self.style.ink))
            for number, line in enumerate(lines):
                self.pen.down(1.0 if number else 0.0)
                self.pen.at(x, line, self.style.ink)

    def _comb(self, piece: Piece, x: float, step: float) -> None:
        """One letter a box, each of them a word of the page."""
        for at, sign in enumerate(piece.text):
            if not sign.isspace():
                self.pen.at(x + at * step, Piece(sign, piece.label, goes_on=at > 0), self.style.ink)
            self.pen.sheet.rule(
                x + at * step - 4, self.pen.y - 8, x + at * step - 2, self.pen.y + 8
            )

    @property
    def _small(self) -> Style:
        return self.pen.manner.style(0.75)

    def _width(self, text: str) -> float:
        return self.pen.sheet.text_width(text, self.pen.manner.label_style)


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
