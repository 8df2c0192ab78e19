"""Draw how a paper is laid out: which parts it has, of which kind, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from docintel.training.synthesis.trade import address_layout, letterhead, meta_layout
from docintel.training.synthesis.trade.national_looks import looks_of

#: Share of papers that look as most papers of their language do.
_BY_HABIT = 0.4

_HEADS = {
    "name_left": 4,
    "name_right": 3,
    "name_stacked": 4,
    "name_center": 3,
    "right_column": 4,
    "one_line": 2,
    "monogram": 2,
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
    "right": 2,
    "opposite": 2,
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
    "ends": 2,
    "values_first": 1,
    "cells": 3,
    "table": 2,
    "blanks": 2,
    "grid_rows": 2,
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
    "wide": 1,
    "values_first": 1,
    "cells": 1,
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
_FOOTERS = {"none": 4, "line": 2, "lines": 2, "columns": 4, "right_block": 1, "legal": 2}


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
    def has_blocks_beside_head(self) -> bool:
        """Whether the recipient stands at the right of the letterhead."""
        has_room = self.head in letterhead.LEAVES_RIGHT and not self.has_title_beside_head
        return self.blocks == "opposite" and has_room

    @property
    def uses_right_half(self) -> bool:
        """Whether something stands at the right edge directly below the letterhead."""
        is_wide = self.blocks in address_layout.WIDE or self.meta_place == "above"
        return (
            self.has_meta_beside or is_wide or self.has_bare_day or self.title_place == "after_head"
        )


def draw_look(random: Random, language: str = "") -> Look:
    """Any look, or often one that papers of the language mostly have."""
    habits = looks_of(language) if random.random() < _BY_HABIT else {}
    return Look(
        head=_weighted(random, habits.get("head", _HEADS)),
        blocks=_weighted(random, habits.get("blocks", _BLOCKS)),
        meta=_weighted(random, habits.get("meta", _META)),
        meta_place=_weighted(random, habits.get("meta_place", _META_PLACES)),
        title=_weighted(random, _TITLES),
        title_place=_weighted(random, habits.get("title_place", _TITLE_PLACES)),
        totals=_weighted(random, habits.get("totals", _TOTALS)),
        payment=_weighted(random, _PAYMENT),
        footer=_weighted(random, habits.get("footer", _FOOTERS)),
        items=_weighted(random, _ITEMS),
        swaps_sides=random.random() < 0.25,
        has_bare_day=random.random() < 0.12,
    )


def _weighted(random: Random, kinds: Mapping[str, int]) -> str:
    return random.choices(list(kinds), list(kinds.values()))[0]
