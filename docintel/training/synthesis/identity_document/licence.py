"""Driving licences: the numbered fields of Europe, or the short labels of America."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.identity_document.canvas import Canvas
from docintel.training.synthesis.identity_document.entries import SEXES, Entries
from docintel.training.synthesis.identity_document.holder import Holder
from docintel.training.synthesis.identity_document.wording import WORDING
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World

_NUMBERS = ("@#########", "@@@@@######@@#@@", "########", "@##########", "##@@#####", "#########")
_CATEGORIES = ("AM", "A1", "A", "B", "BE", "C1", "C", "D", "L", "T")
_CLASSES = ("C", "D", "A", "M", "G", "E")
_STATES = {
    "US": ("CALIFORNIA", "TEXAS", "NEW YORK", "FLORIDA", "OHIO", "WASHINGTON", "ILLINOIS", "UTAH"),
    "CA": ("ONTARIO", "QUÉBEC", "ALBERTA", "MANITOBA", "NOVA SCOTIA", "BRITISH COLUMBIA"),
}
#: Labels of number, expiry, names, birth, sex, issue, class, height, eyes.
_AMERICAN = (
    ("DL", "EXP", "LN", "FN", "DOB", "SEX", "ISS", "CLASS", "HGT", "EYES"),
    ("4d LIC#", "4b EXP", "1", "2", "3 DOB", "15 SEX", "4a ISS", "9 CLASS", "16 HGT", "18 EYES"),
    ("ID:", "Expires:", "", "", "Birth:", "Sex:", "Issued:", "Class:", "Height:", "Eyes:"),
    ("No.", "Expires", "Last", "First", "Date of birth", "Sex", "Issued", "Class", "Ht", "Eyes"),
)  # fmt: skip
_CODES = ("01", "01.06", "70.04", "78", "95", "01.02")
Line = list[Piece]


@dataclass
class Licence:
    """Writes the sides of a licence; each answers with the name of its layout."""

    world: World
    facts: Facts
    holder: Holder
    entries: Entries

    def front(self, canvas: Canvas) -> str:
        if self.world.country in _STATES:
            return self._american(canvas)
        return self._european(canvas)

    def back(self, canvas: Canvas) -> str:
        """The table of categories with the days since and until which they hold."""
        random, entries = self.world.random, self.entries
        for x, head in zip((6, 20, 42, 64), ("9.", "10.", "11.", "12."), strict=True):
            canvas.write(x, 6, head, 6)
        until = entries.print_day(self.holder.expiry)
        for row, category in enumerate(_CATEGORIES[: random.randint(5, len(_CATEGORIES))]):
            y = 10 + row * 3.6
            canvas.write(6, y, category, 6)
            if random.random() < 0.5:
                since = self.holder.issue - timedelta(random.randint(0, 9000))
                canvas.write(20, y, entries.print_day(since), 6)
                canvas.write(42, y, until, 6)
        if random.random() < 0.4:
            code = self.facts.text("restrictions", random.choice(_CODES))
            canvas.write(6, 50, [Piece("12. "), code], 6)
        return "table"

    def _european(self, canvas: Canvas) -> str:
        random, facts, holder = self.world.random, self.facts, self.holder
        self._head(canvas, random.choice(holder.state.names))
        dot = random.choice((".", ".", "")) if random.random() < 0.9 else ")"
        number = facts.code("document_number", fill(random.choice(_NUMBERS), random))
        lines = [
            ("1", [self._text("surname", holder.surname)]),
            ("2", [self._text("given_names", holder.given_names)]),
            ("3", self._birth()),
            *self._days(dot),
            ("5", [number]),
        ]
        if random.random() < 0.4:
            address = facts.text("address", self.entries.cased(", ".join(holder.address[-2:])))
            lines.append(("8", [address]))
        lines.append(("9", [self._classes("/")]))
        x, step = random.choice((27.0, 30.0)), 38.0 / len(lines)
        for at, (mark, value) in enumerate(lines):
            canvas.write(x, 13 + at * step, mark + dot, 6.5)
            canvas.write(x + 5, 13 + at * step, value, 7)
        return f"licence-eu{dot}-{len(lines)}"

    def _days(self, dot: str) -> list[tuple[str, Line]]:
        """Issue and expiry, with the office and the personal number beside them or below."""
        issue, expiry = self._day("date_of_issue"), self._day("date_of_expiry")
        office = list(self.entries.entry("issuing_authority").value)
        if self.world.random.random() < 0.5:
            return [("4a", issue), ("4b", expiry), ("4c", office)]
        lines = [("4a", [*issue, Piece(f"   4c{dot} "), *office]), ("4b", expiry)]
        if self.world.random.random() < 0.5:
            personal = self.entries.entry("personal_number").value
            lines[1] = ("4b", [*expiry, Piece(f"   4d{dot} "), *personal])
        return lines

    def _american(self, canvas: Canvas) -> str:
        random, facts, holder = self.world.random, self.facts, self.holder
        self._head(canvas, random.choice(_STATES[self.world.country]))
        number = facts.code("document_number", fill(random.choice(_NUMBERS), random))
        labels = random.choice(_AMERICAN)
        address = facts.lines("address", [self.entries.cased(one) for one in holder.address])
        values: list[Line] = [
            [number], self._day("date_of_expiry"), [self._text("surname", holder.surname)],
            [self._text("given_names", holder.given_names)], self._day("date_of_birth"),
            [facts.text("sex", holder.sex, SEXES[holder.sex])], self._day("date_of_issue"),
            [self._classes("")], [facts.text("height", self._feet())],
            [facts.text("eye_colour", holder.eyes[:3].upper())],
        ]  # fmt: skip
        lines: list[Line] = [
            [Piece(label + " " if label else ""), *value]
            for label, value in zip(labels, values, strict=True)
        ]
        lines[4:4] = [[line] for line in address]
        self._write_lines(canvas, lines)
        return f"licence-us-{labels[0]}"

    def _write_lines(self, canvas: Canvas, lines: Sequence[Line]) -> None:
        step = min(3.6, 42.0 / len(lines))
        for at, line in enumerate(lines):
            canvas.write(30, 11.5 + at * step, line, 6.5, at == 0)

    def _head(self, canvas: Canvas, place: str) -> None:
        said = WORDING.pick(self.world, "driving_licence")
        title = self.facts.text("id_type", said, "driving_licence")
        state = self.holder.state
        is_state = place in state.names
        country = self.facts.text("issuing_country", place, state.iso) if is_state else Piece(place)
        parts: Line = [title, Piece("  "), country]
        if self.world.random.random() < 0.3:
            parts.reverse()
        canvas.write(self.world.random.choice((5.0, 20.0)), 6, parts, 8, True)

    def _text(self, name: str, text: str) -> Piece:
        return self.facts.text(name, self.entries.cased(text))

    def _day(self, name: str) -> Line:
        return list(self.entries.entry(name).value)

    def _birth(self) -> Line:
        place = self.facts.text("place_of_birth", self.entries.cased(self.holder.birth_place))
        return [*self._day("date_of_birth"), Piece(self.world.random.choice((" ", ", "))), place]

    def _classes(self, joint: str) -> Piece:
        random = self.world.random
        if not joint:
            return self.facts.text("licence_categories", random.choice(_CLASSES))
        some = sorted(random.sample(_CATEGORIES, random.randint(1, 4)), key=_CATEGORIES.index)
        return self.facts.text("licence_categories", random.choice((joint, " ")).join(some))

    def _feet(self) -> str:
        inches = round(int(self.holder.height) / 2.54)
        return f"{inches // 12}'-{inches % 12:02}\""
