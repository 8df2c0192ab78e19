"""The upper half of a paper: letterhead, title, addresses and facts, in one of their orders."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.training.synthesis.blocks.pairs import Pair
from docintel.training.synthesis.trade import address_blocks, meta
from docintel.training.synthesis.trade.address_blocks import Blocks, Heads
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.letterhead import NAMELESS, write_letterhead
from docintel.training.synthesis.trade.look import Look
from docintel.training.synthesis.trade.meta import write_meta
from docintel.training.synthesis.trade.titles import Naming, write_title

_INVOICE_HEADS = Heads()


def write_opening(
    desk: Desk, look: Look, naming: Naming, pairs: Sequence[Pair], heads: Heads = _INVOICE_HEADS
) -> None:
    """Write everything above the items."""
    align = desk.world.random.choice(("left", "left", "left", "right", "center"))
    if look.title_place == "top":
        write_title(desk, look.title, naming, align)
    write_letterhead(desk, look.head)
    if look.title_place == "after_head":
        write_title(desk, look.title, naming, align)
    blocks = Blocks(desk, heads, look.head in NAMELESS)
    _write_middle(desk, look, blocks, pairs)
    desk.pen.down(desk.world.random.uniform(0.5, 2))
    if look.title_place == "after_blocks":
        write_title(desk, look.title, naming, "left" if align == "right" else align)
        desk.pen.down(0.3)


def _write_middle(desk: Desk, look: Look, blocks: Blocks, pairs: Sequence[Pair]) -> None:
    """Addresses and facts: beside or below one another."""
    pen = desk.pen
    width = pen.right - pen.left
    is_wide = look.meta in meta.WIDE or look.blocks in address_blocks.WIDE
    if look.meta_place == "beside" and not is_wide:
        _beside(desk, look, blocks, pairs)
        return
    if look.meta_place == "above":
        write_meta(desk, pairs, look.meta, pen.left, _narrow(desk, look))
        pen.down(0.8)
        blocks.write(look.blocks, width)
        return
    blocks.write(look.blocks, width)
    pen.down(0.8)
    write_meta(desk, pairs, look.meta, pen.left, _narrow(desk, look))


def _narrow(desk: Desk, look: Look) -> float:
    """Where facts end that stand alone in their line."""
    pen = desk.pen
    share = 1.0 if look.meta in meta.WIDE else desk.world.random.choice((0.5, 0.6, 1.0))
    return pen.left + share * (pen.right - pen.left)


def _beside(desk: Desk, look: Look, blocks: Blocks, pairs: Sequence[Pair]) -> None:
    """Addresses at one side and facts at the other."""
    pen = desk.pen
    left, right, start = pen.left, pen.right, pen.y
    cut = left + desk.world.random.uniform(0.5, 0.62) * (right - left)
    sides = ((left, cut - 20), (cut, right))
    address, facts = sides[::-1] if look.swaps_sides else sides
    pen.left, pen.right = address
    blocks.write(look.blocks, address[1] - address[0])
    end = pen.y
    pen.left, pen.right = left, right
    pen.y = start + desk.world.random.choice((0, 0, 30, 60))
    write_meta(desk, pairs, look.meta, *facts)
    pen.y = max(end, pen.y)
