"""Where a paper of trade is written: its world, its deal, its pen, and what was said so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from docintel.core.type_files import document_types
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.manner import Manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Align, Piece, Style
from docintel.training.synthesis.trade.deal import Deal, Firm
from docintel.training.synthesis.trade.wording import say
from docintel.training.synthesis.wording import print_label
from docintel.training.synthesis.world import World


@dataclass(frozen=True, slots=True)
class Side:
    """A party, and how the names of its fields begin on this paper."""

    firm: Firm
    prefix: str

    def field(self, what: str) -> str:
        return f"{self.prefix}_{what}"


@dataclass(frozen=True, slots=True)
class Naming:
    """What kind of paper it is: its type, its fields for number and day, the key of its titles."""

    type_name: str
    number: str
    day: str
    titles: str
    delivery_day: str = "delivery_date"
    ship_to: str = "ship_to"
    discount: str = "discount"


@dataclass(frozen=True, slots=True)
class RateLook:
    """How rates of tax are printed: 19%, 19 %, 19,00 %."""

    decimals: int
    sign: str


@dataclass
class Desk:
    """Shared by all parts of one paper. `sender` has the letterhead, `recipient` is written to."""

    world: World
    naming: Naming
    deal: Deal
    sender: Side
    recipient: Side
    pen: Pen
    facts: Facts
    rate_look: RateLook
    shouts_addresses: bool = False
    is_bilingual: bool = False
    rows: list[Facts] = field(default_factory=list)
    _said: dict[str, str] = field(default_factory=dict)

    @property
    def manner(self) -> Manner:
        return self.pen.manner

    def chance(self, probability: float) -> bool:
        return self.world.random.random() < probability

    def say(self, key: str) -> str:
        """One of the phrases of that key, the same one throughout the paper."""
        if key not in self._said:
            self._said[key] = self.say_anew(key)
        return self._said[key]

    def say_anew(self, key: str) -> str:
        return say(self.world, key)

    def label(self, name: str) -> str:
        """What stands beside a field, without a colon.

        A field that the paper's own type does not know is called as on an invoice.
        """
        for type_name, known in ((self.naming.type_name, name), ("invoice", name)):
            own = document_types()[type_name]
            if own.field(known) or own.column(known.removeprefix("line_items.")):
                return self._in_languages(type_name, known)
        party, _, what = name.partition("_")
        return self.label(f"supplier_{what}") if party == "buyer" else what.replace("_", " ")

    def _in_languages(self, type_name: str, name: str) -> str:
        """The label, on some papers followed by what it is called in English, or only that."""
        world = self.world
        label = world.label(type_name, name).rstrip(" :-")
        if label and (not self.is_bilingual or world.labels.language == "en"):
            return label
        manner = replace(world.labels, language="en")
        english = print_label(type_name, name, manner, world.random, world.split).rstrip(" :-")
        return f"{label} / {english}" if label else english

    def knows(self, name: str) -> bool:
        """Whether the field was printed already."""
        return name in self.facts.fields

    def number(self) -> Piece:
        """The paper's own number."""
        return self.facts.code(self.naming.number, self.deal.numbers.own)

    def day(self) -> Piece:
        """The day of the paper itself."""
        return self.facts.day(self.naming.day, self.deal.days.issue)

    def price(self, name: str, amount: Decimal, with_currency: bool) -> Piece:
        """Money as it is printed, as the value of a field unless that has no name."""
        print_it = self.world.print_price if with_currency else self.world.print_money
        printed = print_it(amount)
        return self.facts.money(name, amount, printed) if name else Piece(printed)

    def stack(
        self,
        x: float | None,
        lines: Sequence[Text],
        style: Style | None = None,
        align: Align = "left",
    ) -> float:
        """Write lines below one another at `x`, or at the margin that `align` means.

        Returns the baseline of the line after them.
        """
        for line in lines:
            self.pen.line(line, style, align, x)
        return self.pen.y

    def column(
        self,
        left: float,
        right: float,
        lines: Sequence[Text],
        style: Style | None = None,
        spacing: float = 0.0,
    ) -> float:
        """Write lines below one another, those that are too long broken to the two edges.

        `spacing` is left free below each, in lines. Returns the baseline of the line after them.
        """
        for line in lines:
            self.pen.paragraph(line, style, left, right)
            self.pen.down(spacing)
        return self.pen.y
