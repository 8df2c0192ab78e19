"""Passports, identity cards and residence permits, side by side of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.identity_document.canvas import Canvas
from docintel.training.synthesis.identity_document.entries import Entries, Entry
from docintel.training.synthesis.identity_document.flow import Flow
from docintel.training.synthesis.identity_document.holder import Holder
from docintel.training.synthesis.identity_document.rows import (
    BACKS,
    FRONTS,
    LARGE,
    PASSPORTS,
    Rows,
)
from docintel.training.synthesis.identity_document.wording import WORDING
from docintel.training.synthesis.identity_document.zone import three_lines, two_lines
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World

#: The zone of a card stands this far from its lower edge, and that of a book.
_ZONE_OF_CARD, _ZONE_OF_BOOK = 14.0, 12.0
_ZONE_LINE = 5.2


@dataclass
class Papers:
    """Writes the sides of one document; each answers with the name of its layout."""

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
        name, rows = self._layout(PASSPORTS)
        below = canvas.height - _ZONE_OF_BOOK
        label_size, value_size = random.choice((4.5, 5.0, 5.5)), random.choice((7.5, 8.5))
        flow = Flow(canvas, photo, 118, 21, below - 5, label_size, value_size, False)
        flow.write(self._entries(rows))
        self._zone(canvas, two_lines(self.holder, "P", 44), 6, below)
        return name

    def front(self, canvas: Canvas) -> str:
        random = self.world.random
        photo = random.choice((30.0, 27.0, 4.0))
        self._head(canvas, random.choice((4.0, photo)))
        name, rows = self._layout(FRONTS)
        if not any("document_number" in row for row in rows):
            number = self.entries.entry("document_number")
            canvas.write(58, 11.5, number.value[0], 9, True)
        written = self._entries(rows)
        if self.kind == "residence_permit":
            permit = Piece(WORDING.pick(self.world, "permit"))
            written.append([Entry("permit", self.entries.label("permit_type"), (permit,))])
        beside = random.random() < 0.25
        label_size, value_size = random.choice((4.0, 4.5, 5.0)), random.choice((6.5, 7.5))
        Flow(canvas, photo, photo + 54, 15, 53, label_size, value_size, beside).write(written)
        return f"{name}-{'beside' if beside else 'above'}"

    def back(self, canvas: Canvas) -> str:
        random = self.world.random
        name, rows = self._layout(BACKS)
        below = canvas.height - _ZONE_OF_CARD
        flow = Flow(canvas, 5, 82, 6, below - 4, 4.5, 6.5, random.random() < 0.25)
        flow.write(self._entries(rows))
        codes = ("IR", "AR", "I") if self.kind == "residence_permit" else ("ID", "I", "I")
        self._zone(canvas, three_lines(self.holder, random.choice(codes)), 4.5, below)
        return name

    def large_card(self, canvas: Canvas) -> str:
        """The older cards of 105 by 74 mm with two lines."""
        random = self.world.random
        self._head(canvas, 6)
        name, rows = self._layout(LARGE)
        written = self._entries(rows)
        if not any("document_number" in row for row in rows):
            written.insert(0, [self.entries.entry("document_number")])
        left = random.choice((36.0, 6.0))
        Flow(canvas, left, 100, 14, 60, 4.5, 7, random.random() < 0.3).write(written)
        code = random.choice(("ID", "I", "AC"))
        self._zone(canvas, two_lines(self.holder, code, 36), 6, 66)
        return name

    def _layout(self, layouts: Mapping[str, Rows]) -> tuple[str, Rows]:
        return self.world.random.choice(sorted(layouts.items()))

    def _entries(self, rows: Rows) -> list[list[Entry]]:
        return [[self.entries.entry(name) for name in row] for row in rows]

    def _head(self, canvas: Canvas, x: float) -> None:
        random, state = self.world.random, self.holder.state
        title = self.facts.text("id_type", WORDING.pick(self.world, self.kind), self.kind)
        country = self.facts.text("issuing_country", random.choice(state.names), state.iso)
        titles = [title]
        if self.entries.second and random.random() < 0.6:
            other = WORDING.of(self.entries.second, self.kind, self.world)
            titles.append(Piece(f"{self.entries.joint}{other}"))
        lines = [[country], titles] if random.random() < 0.7 else [titles, [country]]
        size = random.choice((6.5, 7.5))
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
            canvas.write_zone(x, y + at * _ZONE_LINE, piece, size)
