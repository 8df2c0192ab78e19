"""The upper half of a paper: letterhead, title, addresses and facts, in one of their orders."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.training.synthesis.blocks.pairs import Pair
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.trade import meta_layout
from docintel.training.synthesis.trade.address_blocks import Blocks, Heads
from docintel.training.synthesis.trade.address_layout import write_blocks
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.letterhead import NAMELESS, write_letterhead
from docintel.training.synthesis.trade.look import Look
from docintel.training.synthesis.trade.meta_layout import write_meta
from docintel.training.synthesis.trade.titles import write_title

_ALIGNS: tuple[Align, ...] = ("left", "left", "left", "right", "center")


def write_opening(desk: Desk, look: Look, pairs: Sequence[Pair], heads: Heads) -> None:
    """Write everything above the items."""
    align = desk.world.random.choice(_ALIGNS)
    blocks = Blocks(desk, heads, look.head in NAMELESS)
    if look.has_title_beside_head:
        _write_head_beside_title(desk, look, pairs)
    elif look.has_blocks_beside_head:
        _write_head_beside_blocks(look, blocks, align)
    else:
        _write_head(desk, look, align)
    if look.has_bare_day and desk.chance(0.5):
        _write_bare_day(desk)
    _write_middle(desk, look, blocks, () if look.has_meta_in_head else pairs)
    desk.pen.down(desk.world.random.uniform(0.5, 2))
    if look.has_bare_day and not desk.knows(desk.naming.day):
        _write_bare_day(desk)
    if look.title_place == "after_blocks":
        write_title(desk, look.title, "left" if align == "right" else align)
        desk.pen.down(0.3)


def _write_head(desk: Desk, look: Look, align: Align) -> None:
    """The letterhead, with the title above or below it, or with none yet."""
    if look.title_place in {"top", "beside"}:
        write_title(desk, look.title, align)
    low = write_letterhead(desk, look.head)
    if look.uses_right_half:
        desk.pen.y = low
    if look.title_place == "after_head":
        write_title(desk, look.title, align)


def _write_head_beside_title(desk: Desk, look: Look, pairs: Sequence[Pair]) -> None:
    """The letterhead at the left; the title, and perhaps the facts below it, at the right."""
    pen = desk.pen
    left, start = pen.left, pen.y
    pen.left += desk.world.random.uniform(0.52, 0.64) * (pen.right - pen.left)
    write_title(desk, look.title, desk.world.random.choice(("left", "right")))
    if look.has_meta_in_head:
        write_meta(desk, pairs, look.meta, pen.left, pen.right)
    end, pen.left, pen.y = pen.y, left, start
    write_letterhead(desk, look.head)
    pen.y = max(end, pen.y)


def _write_head_beside_blocks(look: Look, blocks: Blocks, align: Align) -> None:
    """The letterhead at the left, the recipient at the right and mostly lower."""
    desk, pen = blocks.desk, blocks.desk.pen
    if look.title_place == "top":
        write_title(desk, look.title, align)
    start = pen.y
    write_letterhead(desk, look.head)
    end = pen.y
    pen.y = start + desk.world.random.uniform(0, 7) * desk.manner.leading
    write_blocks(blocks, look.blocks)
    pen.y = max(end, pen.y)
    pen.down(desk.world.random.uniform(0, 1.5))
    if look.title_place == "after_head":
        write_title(desk, look.title, align)


def _write_bare_day(desk: Desk) -> None:
    """The day at the right, with the sender's town before it or without any label."""
    before, _, behind = desk.say("place_day").partition("{day}")
    town = before.format(town=desk.sender.firm.town)
    desk.pen.line([Piece(town), desk.day(), Piece(behind)], align="right")


def _write_middle(desk: Desk, look: Look, blocks: Blocks, pairs: Sequence[Pair]) -> None:
    """Addresses and facts: beside or below one another."""
    pen = desk.pen
    if look.has_meta_beside:
        _write_beside(desk, look, blocks, pairs)
    elif look.has_blocks_beside_head:
        write_meta(desk, pairs, look.meta, pen.left, _narrow(desk, look))
    elif look.meta_place == "above":
        write_meta(desk, pairs, look.meta, pen.left, _narrow(desk, look))
        pen.down(0.8)
        write_blocks(blocks, look.blocks)
    else:
        write_blocks(blocks, look.blocks)
        pen.down(0.8)
        write_meta(desk, pairs, look.meta, pen.left, _narrow(desk, look))


def _narrow(desk: Desk, look: Look) -> float:
    """Where facts end that stand alone in their line."""
    pen = desk.pen
    share = 1.0 if look.meta in meta_layout.WIDE else desk.world.random.choice((0.5, 0.6, 1.0))
    return pen.left + share * (pen.right - pen.left)


def _write_beside(desk: Desk, look: Look, blocks: Blocks, pairs: Sequence[Pair]) -> None:
    """Addresses at one side and facts at the other."""
    pen = desk.pen
    left, right, start = pen.left, pen.right, pen.y
    cut = left + desk.world.random.uniform(0.5, 0.62) * (right - left)
    sides = ((left, cut - 20), (cut, right))
    address, facts = sides[::-1] if look.swaps_sides else sides
    pen.left, pen.right = address
    write_blocks(blocks, look.blocks)
    end, pen.left, pen.right = pen.y, left, right
    pen.y = start + desk.world.random.choice((0, 0, 30, 60))
    write_meta(desk, pairs, look.meta, *facts)
    pen.y = max(end, pen.y)
