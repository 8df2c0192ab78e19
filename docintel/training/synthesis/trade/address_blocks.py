"""Blocks of addresses: whom the paper is written to, and the other parties beside or below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk, Side


@dataclass(frozen=True, slots=True)
class Block:
    """A head, which may be empty, over lines."""

    head: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """The keys of the phrases that stand over the blocks of a kind of paper."""

    sender: str = "from_head"
    recipient: str = "bill_to"
    ship_to: str = "ship_to"


@dataclass
class Blocks:
    """Writes the addresses of one paper; `names_sender` where no letterhead does."""

    desk: Desk
    heads: Heads = field(default_factory=Heads)
    names_sender: bool = False

    def write(self, kind: str, width: float) -> None:
        """Write the blocks of that kind from the left margin and go below them."""
        _KINDS[kind](self, width)

    def recipient(self, headed: bool) -> Block:
        desk = self.desk
        lines = parties.recipient_lines(desk, desk.recipient)
        if desk.chance(0.15 if headed else 0.05):
            lines += [parties.tax_id(desk, desk.recipient)]
        if headed and desk.chance(0.12):
            lines += [parties.phone(desk, desk.recipient), parties.email(desk, desk.recipient)]
        return Block(desk.say(self.heads.recipient) if headed else "", tuple(lines))

    def sender(self) -> Block:
        desk = self.desk
        lines = [*parties.name_lines(desk, desk.sender), *parties.address_lines(desk, desk.sender)]
        more: list[Text] = []
        if desk.chance(0.5):
            more += parties.reach_lines(desk, desk.sender)
        if desk.chance(0.5):
            more.append(parties.tax_id(desk, desk.sender))
        return Block(desk.say(self.heads.sender), (*lines, *more))

    def ship_to(self) -> Block:
        """Where the goods go: a third party, or the recipient once more."""
        person = self.desk.deal.ship_to
        label = "ship_to_name"
        name = self.desk.facts.text(label, person.name)
        contact = [self.desk.deal.buyer.contact] if self.desk.chance(0.2) else []
        return Block(
            self.desk.say(self.heads.ship_to),
            (name, *contact, *self.desk.facts.lines("ship_to_address", person.address)),
        )

    def side_by_side(self, blocks: list[Block], width: float) -> None:
        """Blocks in columns of equal width."""
        desk, start = self.desk, self.desk.pen.y
        head_style = desk.manner.style(
            desk.world.random.choice((0.8, 0.9, 1.0, 1.1)), desk.chance(0.6)
        )
        step = width / len(blocks)
        boxed = desk.chance(0.25)
        ends = []
        for at, block in enumerate(blocks):
            x = desk.pen.left + at * step
            y = start
            if block.head:
                y = desk.stack(x, [desk.manner.label(block.head)], head_style, y=start)
            ends.append(desk.stack(x, block.lines, y=y))
        desk.pen.y = max(ends)
        if boxed:
            desk.pen.rule(desk.pen.left, desk.pen.left + width, lift=0.5)
            desk.pen.down(0.5)


def _window(blocks: Blocks, width: float) -> None:
    """One block without a head, below the sender's small line, as for an envelope with a window."""
    desk = blocks.desk
    if blocks.names_sender or desk.chance(0.5):
        desk.pen.line(parties.return_line(desk, desk.sender), desk.manner.style(0.65))
        desk.pen.down(0.5)
    blocks.side_by_side([blocks.recipient(headed=False)], width)


def _bare(blocks: Blocks, width: float) -> None:
    """One block without a head."""
    blocks.side_by_side([blocks.recipient(headed=False)], width)


def _headed(blocks: Blocks, width: float) -> None:
    """One block below its head."""
    blocks.side_by_side([blocks.recipient(headed=True)], width)


def _two(blocks: Blocks, width: float) -> None:
    """Recipient and place of delivery, in this order or the other."""
    pair = [blocks.recipient(headed=True), blocks.ship_to()]
    blocks.side_by_side(pair[::-1] if blocks.desk.chance(0.3) else pair, width)


def _two_parties(blocks: Blocks, width: float) -> None:
    """Sender and recipient side by side."""
    pair = [blocks.sender(), blocks.recipient(headed=True)]
    blocks.side_by_side(pair[::-1] if blocks.desk.chance(0.25) else pair, width)


def _three(blocks: Blocks, width: float) -> None:
    trio = [blocks.sender(), blocks.recipient(headed=True), blocks.ship_to()]
    if blocks.desk.chance(0.3):
        trio = [trio[1], trio[2], trio[0]]
    blocks.side_by_side(trio, blocks.desk.pen.right - blocks.desk.pen.left)


def _stacked(blocks: Blocks, width: float) -> None:
    """Sender over recipient, each below a head."""
    chosen = [blocks.sender(), blocks.recipient(headed=True)]
    if blocks.desk.chance(0.25):
        chosen.append(blocks.ship_to())
    for block in chosen:
        blocks.side_by_side([block], width)
        blocks.desk.pen.down(0.8)


def _label_left(blocks: Blocks, width: float) -> None:
    """The head to the left of its lines."""
    desk = blocks.desk
    chosen = [blocks.recipient(headed=True)]
    if blocks.names_sender or desk.chance(0.3):
        chosen.insert(0, blocks.sender())
    indent = max(
        desk.pen.sheet.text_width(desk.manner.label(block.head), desk.manner.label_style)
        for block in chosen
    )
    for block in chosen:
        start = desk.pen.y
        desk.pen.at(desk.pen.left, desk.manner.label(block.head), desk.manner.label_style)
        desk.pen.y = desk.stack(desk.pen.left + indent + 30, block.lines, y=start)
        desk.pen.down(0.6)


def _keyed(blocks: Blocks, width: float) -> None:
    """Name, address and numbers of each party as labelled rows, as programs print master data."""
    desk = blocks.desk
    for side, head in (
        (desk.sender, blocks.heads.sender),
        (desk.recipient, blocks.heads.recipient),
    ):
        desk.pen.line(desk.manner.label(desk.say(head)), desk.manner.style(1.0, bold=True))
        if desk.chance(0.4):
            desk.pen.rule(desk.pen.left, desk.pen.left + width)
        _keyed_rows(desk, side)
        desk.pen.down(0.8)


def _keyed_rows(desk: Desk, side: Side) -> None:
    rows: list[tuple[str, Text]] = []
    if desk.chance(0.5):
        rows.append((desk.say("reference_key"), str(desk.world.random.randint(10**5, 10**13))))
    rows += _under(desk.say("name_key"), parties.name_lines(desk, side))
    rows += _under(desk.say("address_key"), parties.address_lines(desk, side))
    if desk.chance(0.7):
        number = desk.facts.code(side.field("tax_id"), side.firm.tax_id)
        rows.append((desk.label(side.field("tax_id")), number))
    x = desk.pen.left + desk.world.random.choice((300, 400, 500))
    spacing = desk.world.random.choice((0.0, 0.0, 0.4))
    for label, value in rows:
        if label:
            desk.pen.at(desk.pen.left, desk.manner.label(label))
        desk.pen.line(value, x=x)
        desk.pen.down(spacing)


def _under(label: str, lines: list[Piece]) -> list[tuple[str, Text]]:
    """The first line has the label; the others have none."""
    return [(label if at == 0 else "", line) for at, line in enumerate(lines)]


_KINDS: Mapping[str, Callable[[Blocks, float], None]] = {
    "window": _window,
    "bare": _bare,
    "headed": _headed,
    "two": _two,
    "two_parties": _two_parties,
    "three": _three,
    "stacked": _stacked,
    "label_left": _label_left,
    "keyed": _keyed,
}
#: The kinds that name the sender themselves, and those that need the whole width.
NAMES_SENDER = frozenset({"window", "two_parties", "three", "stacked", "keyed", "label_left"})
WIDE = frozenset({"two", "two_parties", "three"})
