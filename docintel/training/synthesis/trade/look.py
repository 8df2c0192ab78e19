"""Draw how a paper is laid out: which parts it has, of which kind, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.sheet import Sheet
from docintel.training.synthesis.trade.footer import HEIGHTS
from docintel.training.synthesis.world import World

_HEADS = {
    "name_left": 4,
    "name_right": 3,
    "name_stacked": 4,
    "name_center": 3,
    "right_column": 4,
    "one_line": 2,
    "logo": 3,
    "brand": 2,
    "banner": 2,
}
_BLOCKS = {
    "window": 4,
    "bare": 3,
    "headed": 5,
    "two": 4,
    "two_parties": 2,
    "three": 1,
    "stacked": 2,
    "label_left": 2,
    "keyed": 2,
}
_META = {
    "inline": 3,
    "columns": 5,
    "far": 3,
    "stacked": 2,
    "right_aligned": 2,
    "boxed": 2,
    "strip": 3,
    "two_by_two": 2,
    "run_on": 1,
}
_META_PLACES = {"beside": 5, "below": 4, "above": 1}
_TITLES = {"plain": 5, "number": 3, "both": 2}
_TITLE_PLACES = {"top": 2, "after_head": 3, "after_blocks": 4}
_TOTALS = {
    "right": 6,
    "ruled": 3,
    "left": 1,
    "full_width": 1,
    "labels_right": 2,
    "in_words": 1,
    "across": 2,
}
_PAYMENT = {
    "terms": 3,
    "day": 3,
    "sentence": 3,
    "rows": 3,
    "day_and_rows": 2,
    "notes": 1,
    "small_print": 1,
    "rows_only": 2,
    "nothing": 1,
}
_FOOTERS = {"none": 4, "line": 2, "lines": 2, "columns": 4, "right_block": 1}


@dataclass(frozen=True, slots=True)
class Look:
    """The kinds of the parts; their names are those that the parts know them by."""

    head: str
    blocks: str
    meta: str
    meta_place: str
    title: str
    title_place: str
    totals: str
    payment: str
    footer: str
    swaps_sides: bool

    @property
    def template(self) -> str:
        """Names the choices that make two papers look like those of one firm."""
        return "-".join((self.head, self.blocks, self.meta, self.title, self.totals))


def draw_look(random: Random) -> Look:
    return Look(
        head=_weighted(random, _HEADS),
        blocks=_weighted(random, _BLOCKS),
        meta=_weighted(random, _META),
        meta_place=_weighted(random, _META_PLACES),
        title=_weighted(random, _TITLES),
        title_place=_weighted(random, _TITLE_PLACES),
        totals=_weighted(random, _TOTALS),
        payment=_weighted(random, _PAYMENT),
        footer=_weighted(random, _FOOTERS),
        swaps_sides=random.random() < 0.25,
    )


def draw_pen(world: World, look: Look) -> Pen:
    """A pen at the top of a first sheet of the country's size, with room for the foot."""
    random = world.random
    is_letter = world.country in {"US", "CA"}
    sheet = Sheet(1700, 2200) if is_letter else Sheet()
    manner = draw_manner(random, 7.5, 11.0)
    margin = random.choice((90.0, 120.0, 150.0, 180.0))
    bottom = sheet.height - 130 - HEIGHTS[look.footer] * manner.leading
    return Pen(
        manner,
        left=margin,
        right=sheet.width - margin + random.choice((0, 0, 30)),
        top=random.uniform(90, 200),
        bottom=bottom,
        sheets=[sheet],
    )


def _weighted(random: Random, kinds: Mapping[str, int]) -> str:
    return random.choices(list(kinds), list(kinds.values()))[0]
