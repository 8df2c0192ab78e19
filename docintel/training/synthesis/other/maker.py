"""Make a paper of no known type, for a classifier to say `unknown` to."""

from __future__ import annotations

from collections.abc import Callable

from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.other import cards, lists, prose, scraps
from docintel.training.synthesis.sheet import Sheet
from docintel.training.synthesis.world import World

_Writer = Callable[[World, Pen], str]
_ON_PAGES: dict[str, _Writer] = {
    "newspaper": prose.write_newspaper,
    "article": prose.write_article,
    "tale": prose.write_tale,
    "poem": prose.write_poem,
    "manual": prose.write_manual,
    "rules": prose.write_rules,
    "minutes": prose.write_minutes,
    "recipe": prose.write_recipe,
    "menu": lists.write_menu,
    "price_list": lists.write_price_list,
    "timetable": lists.write_timetable,
    "table": lists.write_table,
    "shopping_list": lists.write_shopping_list,
    "cv": lists.write_cv,
    "certificate": cards.write_certificate,
    "flyer": cards.write_flyer,
    "foreign": scraps.write_foreign,
    "numbers": scraps.write_numbers,
    "title_page": scraps.write_title_page,
}
_ON_WIDE: dict[str, _Writer] = {"brochure": cards.write_brochure, "slide": cards.write_slide}
_ON_CARDS: dict[str, _Writer] = {
    "ticket": cards.write_ticket,
    "meter_card": cards.write_meter_card,
    "business_card": cards.write_business_card,
    "label": cards.write_label,
}
_WRITERS = _ON_PAGES | _ON_WIDE | _ON_CARDS


def make(world: World) -> Draft:
    """One of the kinds, all as likely; nothing on it is a field."""
    random = world.random
    kind = random.choice(sorted(_WRITERS))
    pen = _pen(world, kind)
    choice = _WRITERS[kind](world, pen)
    template = f"unknown-{kind}-{choice}-{pen.manner.font}"
    return Draft("unknown", template, world.firm().name, tuple(pen.sheets), {})


def _pen(world: World, kind: str) -> Pen:
    random = world.random
    if kind in _ON_CARDS:
        sheet = Sheet(random.choice((1100, 1300, 1654)), random.choice((640, 800, 1100)))
        largest = sheet.height / 90
        manner = draw_manner(random, 0.8 * largest, largest)
        return Pen(manner, 60, sheet.width - 60, 80, sheet.height - 40, [sheet])
    if kind in _ON_WIDE:
        sheet = Sheet(2339, 1654)
        return Pen(draw_manner(random, 10, 13), 120, 2220, 160, 1580, [sheet])
    left = random.choice((130.0, 180.0, 240.0))
    return Pen(draw_manner(random, 8.5, 12.5), left, 1654 - left, random.choice((120.0, 200.0)))
