"""The kinds of identity documents, and how each is laid out on its sides."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.identity_document.canvas import Canvas
from docintel.training.synthesis.identity_document.entries import Entries, Entry
from docintel.training.synthesis.identity_document.flow import Flow
from docintel.training.synthesis.identity_document.holder import Holder
from docintel.training.synthesis.identity_document.wording import WORDING
from docintel.training.synthesis.identity_document.zone import three_lines, two_lines
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World

#: Rows of entries: what stands side by side.
_PASSPORT_ROWS = (
    ("surname",), ("given_names",), ("nationality", "date_of_birth"), ("sex", "place_of_birth"),
    ("date_of_issue", "issuing_authority"), ("date_of_expiry",),
)  # fmt: skip
_PASSPORT_ROWS_2 = (
    ("surname",), ("given_names",), ("date_of_birth", "personal_number"), ("nationality", "sex"),
    ("place_of_birth",), ("date_of_issue", "date_of_expiry"), ("issuing_authority",),
)  # fmt: skip
_FRONT_ROWS = (
    ("surname",), ("given_names",), ("date_of_birth", "nationality"), ("place_of_birth",),
    ("date_of_expiry",),
)  # fmt: skip
_FRONT_ROWS_2 = (
    ("document_number", "sex"), ("surname", "given_names"), ("nationality", "date_of_birth"),
    ("place_of_birth", "date_of_issue"), ("date_of_expiry", "personal_number"),
)  # fmt: skip
_BACK_ROWS = (("address",), ("height", "eye_colour"), ("issuing_authority", "date_of_issue"))
_BACK_ROWS_2 = (("issuing_authority",), ("date_of_issue", "height"), ("personal_number",))
_BACK_ROWS_3 = (("eye_colour", "height"), ("date_of_issue",), ("address",), ("issuing_authority",))


@dataclass
class Papers:
    """Writes the sides of one document; `names` collects the choices that name its template."""

    world: World
    facts: Facts
    holder: Holder
    entries: Entries
    kind: str

    def passport(self, canvas: Canvas) -> str:
        random = self.world.random
        photo = random.choice((38.0, 42.0, 44.0))
        self._head(canvas, 8 + photo * random.choice((0, 1)))
        number = self.entries.entry("document_number")
        canvas.write(88, 10, number.label, 5)
        canvas.write(88, 14, number.value[0], 9, True)
        if random.random() < 0.7:
            self._type_and_code(canvas, photo)
        rows = random.choice((_PASSPORT_ROWS, _PASSPORT_ROWS_2))
        flow = Flow(
            canvas, photo, 118, 21, random.choice((4.5, 5.0, 5.5)), random.choice((7.5, 8.5)), False
        )
        for row in rows:
            flow.row([self.entries.entry(name) for name in row])
        self._zone(canvas, two_lines(self.holder, "P", 44), 6, canvas.height - 12)
        return f"passport-{rows is _PASSPORT_ROWS}-{photo:.0f}"

    def front(self, canvas: Canvas) -> str:
        random = self.world.random
        photo = random.choice((30.0, 27.0, 4.0))
        self._head(canvas, random.choice((4.0, photo)))
        rows = random.choice((_FRONT_ROWS, _FRONT_ROWS_2))
        if rows is _FRONT_ROWS:
            number = self.entries.entry("document_number")
            canvas.write(58, 11.5, number.value[0], 9, True)
        beside = random.random() < 0.25
        flow = Flow(
            canvas,
            photo,
            photo + 54,
            15,
            random.choice((4.0, 4.5, 5.0)),
            random.choice((6.5, 7.5)),
            beside,
        )
        for row in rows:
            flow.row([self.entries.entry(name) for name in row])
        if self.kind == "residence_permit":
            permit = Piece(WORDING.pick(self.world, "permit"))
            flow.row([Entry("permit", self.entries.label("permit_type"), (permit,))])
        return f"front-{rows is _FRONT_ROWS}-{photo:.0f}-{'beside' if beside else 'above'}"

    def back(self, canvas: Canvas) -> str:
        random = self.world.random
        rows = random.choice((_BACK_ROWS, _BACK_ROWS_2, _BACK_ROWS_3))
        flow = Flow(canvas, 5, 80, 6, 4.5, 6.5, random.random() < 0.25)
        for row in rows:
            flow.row([self.entries.entry(name) for name in row])
        code = {"residence_permit": random.choice(("IR", "AR", "I"))}.get(
            self.kind, random.choice(("ID", "I", "I"))
        )
        self._zone(canvas, three_lines(self.holder, code), 4.5, canvas.height - 14)
        return f"back{len(rows)}{rows is _BACK_ROWS}"

    def large_card(self, canvas: Canvas) -> str:
        """The older cards of 105 by 74 mm with two lines."""
        random = self.world.random
        self._head(canvas, 6)
        rows = random.choice((_FRONT_ROWS_2, _PASSPORT_ROWS_2))
        flow = Flow(canvas, random.choice((36.0, 6.0)), 100, 14, 4.5, 7, random.random() < 0.3)
        if rows is _PASSPORT_ROWS_2:
            flow.row([self.entries.entry("document_number")])
        for row in rows:
            flow.row([self.entries.entry(name) for name in row])
        self._zone(canvas, two_lines(self.holder, random.choice(("ID", "I", "AC")), 36), 6, 66)
        return f"large-{rows is _FRONT_ROWS_2}-{flow.left:.0f}"

    def _head(self, canvas: Canvas, x: float) -> None:
        random, state = self.world.random, self.holder.state
        title = self.facts.text("id_type", WORDING.pick(self.world, self.kind), self.kind)
        country = self.facts.text("issuing_country", random.choice(state.names), state.iso)
        size = random.choice((6.5, 7.5))
        lines: list[list[Piece]] = [[country], [title]]
        if random.random() < 0.3:
            lines.reverse()
        if self.entries.second and random.random() < 0.6:
            other = WORDING.of(self.entries.second, self.kind, self.world)
            lines[lines.index([title])] = [title, Piece(f"{self.entries.joint}{other}")]
        for at, line in enumerate(lines):
            canvas.write(x, 4.5 + 3.4 * at, line, size, True)

    def _type_and_code(self, canvas: Canvas, x: float) -> None:
        canvas.write(x, 10, self.entries.label("type"), 4.5)
        canvas.write(x, 14, "P", 8, True)
        canvas.write(x + 20, 10, self.entries.label("code"), 4.5)
        canvas.write(x + 20, 14, self.holder.state.zone, 8, True)

    def _zone(self, canvas: Canvas, lines: tuple[str, ...], x: float, y: float) -> None:
        size = self.world.random.choice((11.5, 12.0))
        for at, piece in enumerate(self.facts.lines("mrz", lines, "\n")):
            canvas.write_zone(x, y + at * 5.2, piece, size)
