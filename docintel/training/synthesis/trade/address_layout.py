"""Set out blocks of addresses: alone, in columns, one below the other, or as labelled rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.address_blocks import Block, Blocks
from docintel.training.synthesis.trade.desk import Desk, Side


def write_blocks(blocks: Blocks, kind: str) -> None:
    """Write the addresses in that way between the margins, and go below them."""
    _KINDS[kind](blocks)


#: How far below the edge of the paper the zone of the address begins, at least; form A, form B.
_WINDOWS = (0, 0, 0, 213, 354)


def _window(blocks: Blocks) -> None:
    """One block without a head, below the sender's small line, as for an envelope with a window."""
    desk = blocks.desk
    if blocks.names_sender or desk.chance(0.5):
        line = parties.return_line(desk, desk.sender)
        desk.pen.y = max(desk.pen.y, desk.world.random.choice(_WINDOWS))
        desk.column(desk.pen.left, desk.pen.right, [line], desk.manner.style(0.65))
        desk.pen.down(0.5)
    _side_by_side(desk, [blocks.recipient(headed=False)])


def _bare(blocks: Blocks) -> None:
    """One block without a head."""
    _side_by_side(blocks.desk, [blocks.recipient(headed=False)])


def _headed(blocks: Blocks) -> None:
    """One block below its head."""
    _side_by_side(blocks.desk, [blocks.recipient(headed=True)])


def _right(blocks: Blocks) -> None:
    """One block in the right half, mostly without a head."""
    desk, left = blocks.desk, blocks.desk.pen.left
    desk.pen.left += desk.world.random.uniform(0.55, 0.64) * (desk.pen.right - left)
    if blocks.names_sender and desk.chance(0.2):
        _window(blocks)
    else:
        _side_by_side(desk, [blocks.recipient(headed=desk.chance(0.35))])
    desk.pen.left = left


def _two(blocks: Blocks) -> None:
    """Recipient and place of delivery, or a contact person, in this order or the other."""
    kinds = (*[blocks.other] * 7, *[blocks.contact] * 2, blocks.third)
    other = blocks.desk.world.random.choice(kinds)()
    pair = [blocks.recipient(headed=blocks.desk.chance(0.8)), other]
    _side_by_side(blocks.desk, pair[::-1] if blocks.desk.chance(0.3) else pair)


def _two_parties(blocks: Blocks) -> None:
    """Sender and recipient side by side."""
    pair = [blocks.sender(), blocks.recipient(headed=True)]
    _side_by_side(blocks.desk, pair[::-1] if blocks.desk.chance(0.25) else pair)


def _three(blocks: Blocks) -> None:
    trio = [blocks.sender(), blocks.recipient(headed=True), blocks.other()]
    if blocks.desk.chance(0.3):
        trio = [trio[1], trio[2], trio[0]]
    _side_by_side(blocks.desk, trio)


def _stacked(blocks: Blocks) -> None:
    """Sender over recipient, each below a head."""
    chosen = [blocks.sender(), blocks.recipient(headed=True)]
    if blocks.desk.chance(0.25):
        chosen.append(blocks.other())
    if blocks.desk.chance(0.2):
        chosen.insert(blocks.desk.world.random.randint(1, len(chosen)), blocks.third())
    for block in chosen:
        _side_by_side(blocks.desk, [block])
        blocks.desk.pen.down(0.8)


def _label_left(blocks: Blocks) -> None:
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
        desk.pen.at(desk.pen.left, desk.manner.label(block.head), desk.manner.label_style)
        desk.column(desk.pen.left + indent + 30, desk.pen.right, block.lines)
        desk.pen.down(0.6)


def _keyed(blocks: Blocks) -> None:
    """Name, address and numbers of each party as labelled rows, as programs print master data."""
    desk, heads, pen = blocks.desk, blocks.heads, blocks.desk.pen
    left, right, start = pen.left, pen.right, pen.y
    is_wide = right - left > 1000 and desk.chance(0.4)
    if is_wide:
        pen.right = (left + right) / 2 - 15
    _write_keyed(desk, desk.sender, heads.sender)
    end = pen.y
    if is_wide:
        pen.left, pen.right, pen.y = pen.right + 30, right, start
    _write_keyed(desk, desk.recipient, heads.recipient)
    pen.left, pen.y = left, max(end, pen.y)


def _write_keyed(desk: Desk, side: Side, head: str) -> None:
    desk.pen.line(desk.manner.label(desk.say(head)), desk.manner.style(1.0, bold=True))
    if desk.chance(0.4):
        desk.pen.rule()
    _write_keyed_rows(desk, _keyed_rows(desk, side))
    desk.pen.down(0.8)


def _keyed_rows(desk: Desk, side: Side) -> list[tuple[str, Text]]:
    rows: list[tuple[str, Text]] = []
    if desk.chance(0.5):
        rows.append((desk.say("reference_key"), str(desk.world.random.randint(10**5, 10**13))))
    rows += _under(desk.say("name_key"), parties.name_lines(desk, side))
    rows += _under(desk.say("address_key"), parties.address_lines(desk, side))
    if desk.chance(0.7):
        number = desk.facts.code(side.field("tax_id"), side.firm.tax_id)
        rows.append((desk.label(side.field("tax_id")), number))
    return rows


def _write_keyed_rows(desk: Desk, rows: Sequence[tuple[str, Text]]) -> None:
    width = desk.pen.right - desk.pen.left
    x = desk.pen.left + min(desk.world.random.choice((300, 400, 500)), 0.45 * width)
    spacing = desk.world.random.choice((0.0, 0.0, 0.4))
    for label, value in rows:
        if label:
            desk.pen.at(desk.pen.left, desk.manner.label(label))
        desk.column(x, desk.pen.right, [value])
        desk.pen.down(spacing)


def _under(label: str, lines: list[Piece]) -> list[tuple[str, Text]]:
    """The first line has the label; the others have none."""
    return [("" if at else label, line) for at, line in enumerate(lines)]


_KINDS: Mapping[str, Callable[[Blocks], None]] = {
    "window": _window,
    "bare": _bare,
    "headed": _headed,
    "two": _two,
    "two_parties": _two_parties,
    "three": _three,
    "stacked": _stacked,
    "label_left": _label_left,
    "keyed": _keyed,
    "right": _right,
    "opposite": _right,
}
#: The ways that need the whole width.
WIDE = frozenset({"two", "two_parties", "three", "right", "opposite"})


def _side_by_side(desk: Desk, blocks: Sequence[Block]) -> None:
    """Blocks in columns of equal width, perhaps with a line above and below."""
    pen, start = desk.pen, desk.pen.y
    size = desk.world.random.choice((0.8, 0.9, 1.0, 1.1))
    style = desk.manner.style(size, desk.chance(0.6))
    step = (pen.right - pen.left) / len(blocks)
    ruled = desk.chance(0.2) and bool(blocks[0].head)
    spacing = desk.world.random.choice((*[0.0] * 14, 0.3, 0.5, 1.0, 1.5))
    body = desk.manner.style(desk.world.random.choice((*[1.0] * 6, 0.85, 1.15, 1.3)))
    ends = []
    for at, block in enumerate(blocks):
        pen.y = start
        x = pen.left + at * step
        if block.head:
            pen.line(desk.manner.label(block.head), style, x=x)
        if ruled:
            pen.rule(x, x + step - 20, lift=0.75)
            pen.down(0.2)
        ends.append(desk.column(x, x + step - 20, block.lines, body, spacing))
    pen.y = max(ends)
    if ruled and desk.chance(0.5):
        pen.rule(pen.left, pen.right, lift=0.6)
        pen.down(0.4)
