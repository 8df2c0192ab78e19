"""Draw how a paper is laid out: which parts it has, of which kind, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from docintel.training.synthesis.trade import address_layout, letterhead, meta_layout

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
    "tight": 1,
}
_META_PLACES = {"beside": 5, "below": 4, "above": 1, "head": 4}
_TITLES = {"plain": 5, "number": 3, "both": 2}
_TITLE_PLACES = {"top": 2, "after_head": 3, "after_blocks": 4, "beside": 3}
_TOTALS = {
    "right": 6,
    "ruled": 3,
    "left": 1,
    "full_width": 1,
    "labels_right": 2,
    "in_words": 1,
    "across": 2,
    "matrix": 2,
    "sentence": 1,
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
    "table": 1,
    "discount": 1,
    "paid": 1,
    "nothing": 1,
}
_ITEMS = {
    "table": 30,
    "lines": 2,
    "times": 2,
    "times_first": 1,
    "dated": 1,
    "sentence": 1,
    "none": 1,
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
    items: str
    swaps_sides: bool
    has_bare_day: bool

    @property
    def template(self) -> str:
        """Names the choices that make two papers look like those of one firm."""
        return "-".join((self.head, self.blocks, self.meta, self.title, self.totals))

    @property
    def has_title_beside_head(self) -> bool:
        return self.title_place == "beside" and self.head in letterhead.LEAVES_RIGHT

    @property
    def has_meta_in_head(self) -> bool:
        """Whether the facts stand below the title and beside the letterhead."""
        is_narrow = self.meta not in meta_layout.WIDE
        return self.has_title_beside_head and self.meta_place == "head" and is_narrow

    @property
    def has_meta_beside(self) -> bool:
        """Whether the facts stand beside the addresses."""
        is_wide = self.meta in meta_layout.WIDE or self.blocks in address_layout.WIDE
        return self.meta_place == "beside" and not is_wide

    @property
    def uses_right_half(self) -> bool:
        """Whether something stands at the right edge directly below the letterhead."""
        is_wide = self.blocks in address_layout.WIDE or self.meta_place == "above"
        return (
            self.has_meta_beside or is_wide or self.has_bare_day or self.title_place == "after_head"
        )


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
        items=_weighted(random, _ITEMS),
        swaps_sides=random.random() < 0.25,
        has_bare_day=random.random() < 0.12,
    )


def _weighted(random: Random, kinds: Mapping[str, int]) -> str:
    return random.choices(list(kinds), list(kinds.values()))[0]
