"""Driving licences: the numbered fields of Europe, or the short labels of America."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.identity_document.canvas import Canvas
from docintel.training.synthesis.identity_document.entries import Entries
from docintel.training.synthesis.identity_document.holder import Holder
from docintel.training.synthesis.identity_document.wording import WORDING
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World

_NUMBERS = ("@#########", "@@@@@######@@#@@", "########", "@##########", "##@@#####", "#########")
_CLASSES = ("AM/B/L", "B", "A1/B", "AM B BE L", "A/B", "B/BE/C1", "AM/A1/B")
_STATES = (
    "CALIFORNIA",
    "TEXAS",
    "NEW YORK",
    "FLORIDA",
    "OHIO",
    "WASHINGTON",
    "ONTARIO",
    "ILLINOIS",
)
Line = list[Piece]


@dataclass
class Licence:
    """Writes the front of a licence."""

    world: World
    facts: Facts
    holder: Holder
    entries: Entries

    def write(self, canvas: Canvas) -> str:
        if self.world.country in {"US", "CA"}:
            return self._american(canvas)
        return self._european(canvas)

    def _european(self, canvas: Canvas) -> str:
        random, facts, holder = self.world.random, self.facts, self.holder
        self._head(canvas, holder.state.names[-1])
        dot = random.choice((".", ".", ""))
        x, step = random.choice((27.0, 30.0)), random.choice((4.2, 4.8))
        lines = [
            (f"1{dot}", [self._text("surname", holder.surname)]),
            (f"2{dot}", [self._text("given_names", holder.given_names)]),
            (f"3{dot}", self._birth()),
            ("4a" + dot, [*self._day("date_of_issue"), *self._authority(dot)]),
            ("4b" + dot, [*self._day("date_of_expiry"), *self._personal(dot)]),
            (f"5{dot}", [facts.code("document_number", fill(random.choice(_NUMBERS), random))]),
        ]
        if random.random() < 0.4:
            address = facts.text("address", self.entries.cased(", ".join(holder.address)))
            lines.append((f"8{dot}", [address]))
        for at, (mark, value) in enumerate(lines):
            canvas.write(x, 13 + at * step, mark, 6.5)
            canvas.write(x + 5, 13 + at * step, value, 7)
        canvas.write(x, 50, [Piece(f"9{dot} "), self._classes()], 7, True)
        return f"licence-eu{dot}-{x:.0f}-{step}-{len(lines)}"

    def _american(self, canvas: Canvas) -> str:
        random, facts, holder = self.world.random, self.facts, self.holder
        self._head(canvas, random.choice(_STATES))
        number = facts.code("document_number", fill(random.choice(_NUMBERS), random))
        labels = random.choice((
            ("DL", "EXP", "LN", "FN", "DOB", "SEX", "ISS", "CLASS", "HGT", "EYES"),
            ("4d LIC#", "4b EXP", "1", "2", "3 DOB", "15 SEX", "4a ISS", "9 CLASS", "HGT", "EYES"),
            ("ID:", "Expires:", "", "", "Birth:", "Sex:", "Issued:", "Class:", "Height:", "Eyes:"),
        ))  # fmt: skip
        sex = {"M": "male", "F": "female", "X": "x"}[holder.sex]
        address = facts.lines("address", [self.entries.cased(one) for one in holder.address])
        values: list[Line] = [
            [number], self._day("date_of_expiry"), [self._text("surname", holder.surname)],
            [self._text("given_names", holder.given_names)], self._day("date_of_birth"),
            [facts.text("sex", holder.sex, sex)], self._day("date_of_issue"), [self._classes()],
            [facts.text("height", self._feet())], [facts.text("eye_colour", holder.eyes[:3])],
        ]  # fmt: skip
        y = 13.0
        for at, (label, value) in enumerate(zip(labels, values, strict=True)):
            canvas.write(30, y, [Piece(label + " " if label else ""), *value], 7, at == 0)
            y += 3.7
            if at == 3:
                for line in address:
                    canvas.write(30, y, line, 6.5)
                    y += 3.2
        return f"licence-us-{labels[0]}"

    def _head(self, canvas: Canvas, place: str) -> None:
        title = self.facts.text(
            "id_type", WORDING.pick(self.world, "driving_licence"), "driving_licence"
        )
        state = self.holder.state
        parts: Line = [title, Piece("  ")]
        known = place in state.names
        parts.append(
            self.facts.text("issuing_country", place, state.iso) if known else Piece(place)
        )
        if self.world.random.random() < 0.3:
            parts.reverse()
        canvas.write(self.world.random.choice((5.0, 20.0)), 6, parts, 8, True)

    def _text(self, name: str, text: str) -> Piece:
        return self.facts.text(name, self.entries.cased(text))

    def _day(self, name: str) -> Line:
        return list(self.entries.entry(name).value)

    def _birth(self) -> Line:
        place = self.facts.text("place_of_birth", self.entries.cased(self.holder.birth_place))
        return [
            *self._day("date_of_birth"),
            Piece(self.world.random.choice((" ", "  ", ", "))),
            place,
        ]

    def _authority(self, dot: str) -> Line:
        return [Piece(f"   4c{dot} "), *self.entries.entry("issuing_authority").value]

    def _personal(self, dot: str) -> Line:
        if self.world.random.random() < 0.5:
            return []
        return [Piece(f"   4d{dot} "), *self.entries.entry("personal_number").value]

    def _classes(self) -> Piece:
        classes = self.world.random.choice(
            _CLASSES if self.world.country != "US" else ("C", "D", "A", "M")
        )
        return self.facts.text("licence_categories", classes)

    def _feet(self) -> str:
        inches = round(int(self.holder.height) / 2.54)
        return f"{inches // 12}'-{inches % 12:02}\""
