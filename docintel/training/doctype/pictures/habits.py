"""What stands on papers of each type beside text, how often, where, and how large."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from PIL.Image import Image

from docintel.training.doctype.pictures import ornaments
from docintel.training.doctype.pictures.textures import Size

Zone = tuple[float, float, float, float]

HEAD, FOOT, ANYWHERE = (0.03, 0.01, 0.97, 0.16), (0.05, 0.75, 0.95, 0.98), (0.02, 0.02, 0.98, 0.98)
MIDDLE, SIDES = (0.05, 0.2, 0.95, 0.8), (0.02, 0.12, 0.98, 0.92)


@dataclass(frozen=True)
class Habit:
    """`zone` and `width` are shares of the page, `tallness` is height by width."""

    draw: Callable[[Size, Random], Image]
    chance: float
    zone: Zone
    width: tuple[float, float]
    tallness: tuple[float, float]


def _lines_by_hand(size: Size, random: Random) -> Image:
    return ornaments.scrawl(size, random, random.randint(2, 7))


def _logo(chance: float, width: tuple[float, float] = (0.08, 0.3)) -> Habit:
    return Habit(ornaments.logo, chance, HEAD, width, (0.25, 1.0))


def _signed(chance: float) -> Habit:
    return Habit(ornaments.scrawl, chance, FOOT, (0.12, 0.3), (0.2, 0.5))


def _bars(chance: float, zone: Zone = ANYWHERE) -> Habit:
    return Habit(ornaments.bars, chance, zone, (0.15, 0.4), (0.12, 0.4))


def _dots(chance: float, zone: Zone = ANYWHERE) -> Habit:
    return Habit(ornaments.dots, chance, zone, (0.1, 0.22), (1.0, 1.0))


def _by_hand(chance: float) -> Habit:
    return Habit(_lines_by_hand, chance, MIDDLE, (0.2, 0.5), (0.1, 0.6))


_WIDE = (0.25, 0.6)
_TRADE = (_logo(0.6), _dots(0.12, FOOT), _bars(0.08))

#: By document type; of what is of none, kinds of papers differ more than types do.
HABITS: Mapping[str, tuple[Habit, ...]] = {
    "invoice": (*_TRADE, _signed(0.1), _by_hand(0.08)),
    "purchase_order": (*_TRADE, _signed(0.35)),
    "delivery_note": (*_TRADE, _bars(0.25), _signed(0.5), _by_hand(0.2)),
    "payslip": (_logo(0.4), _dots(0.05)),
    "bank_statement": (_logo(0.7), _bars(0.1), _dots(0.06)),
    "letter_email": (_logo(0.5), _signed(0.6), _by_hand(0.05)),
    "contract": (_logo(0.25), _signed(0.4)),
    "form": (_logo(0.4), _by_hand(0.45), _by_hand(0.4), _signed(0.35), _bars(0.1)),
    "receipt": (
        _logo(0.3, (0.2, 0.6)),
        Habit(ornaments.bars, 0.3, FOOT, (0.4, 0.8), (0.12, 0.3)),
        Habit(ornaments.dots, 0.25, FOOT, (0.25, 0.5), (1.0, 1.0)),
        _by_hand(0.15),
    ),
    "identity_document": (
        Habit(ornaments.portrait, 0.92, SIDES, (0.2, 0.32), (1.2, 1.4)),
        Habit(ornaments.portrait, 0.2, SIDES, (0.08, 0.14), (1.2, 1.4)),
        Habit(ornaments.seal, 0.5, ANYWHERE, (0.08, 0.2), (1.0, 1.0)),
        Habit(ornaments.logo, 0.4, HEAD, (0.08, 0.14), (0.6, 0.8)),
        Habit(ornaments.scrawl, 0.5, FOOT, (0.15, 0.3), (0.2, 0.4)),
        _dots(0.08),
        _bars(0.06),
    ),
}
#: By kind of paper that is of no type.
OTHERS: Mapping[str, tuple[Habit, ...]] = {
    "cv": (Habit(ornaments.portrait, 0.6, HEAD, (0.12, 0.22), (1.2, 1.4)),),
    "ticket": (_bars(0.5), _dots(0.5), _logo(0.5)),
    "label": (_bars(0.8), _dots(0.3), _logo(0.3)),
    "business_card": (_logo(0.8), Habit(ornaments.portrait, 0.15, SIDES, (0.15, 0.3), (1.2, 1.4))),
    "meter_card": (_by_hand(0.7), _bars(0.3), _logo(0.4)),
    "certificate": (Habit(ornaments.seal, 0.7, FOOT, (0.1, 0.2), (1.0, 1.0)), _signed(0.7)),
    "shopping_list": (_by_hand(0.8), _by_hand(0.6)),
}
#: Of all other papers of no type: photographs, which newspapers and flyers have, and marks.
OTHER: tuple[Habit, ...] = (
    Habit(ornaments.scene, 0.45, ANYWHERE, _WIDE, (0.5, 1.2)),
    Habit(ornaments.scene, 0.25, ANYWHERE, _WIDE, (0.5, 1.2)),
    Habit(ornaments.portrait, 0.08, ANYWHERE, (0.15, 0.35), (1.2, 1.4)),
    _logo(0.25),
    _by_hand(0.12),
    _dots(0.08),
)
#: How often the paper has a pattern all over, a coloured ground, bands of colour.
PATTERNED = {"identity_document": 0.75, "certificate": 0.5, "ticket": 0.25, "business_card": 0.15}
BANDED = {
    **{"invoice": 0.35, "purchase_order": 0.3, "delivery_note": 0.2, "bank_statement": 0.35},
    **{"payslip": 0.3, "form": 0.35, "identity_document": 0.3, "brochure": 0.7, "slide": 0.6},
    **{"flyer": 0.6, "table": 0.3, "timetable": 0.4, "price_list": 0.3, "ticket": 0.4, "menu": 0.2},
}
#: How often it is photographed on a table, and how often a slip lies on the glass of a scanner.
PHOTOGRAPHED = {"receipt": 0.4, "identity_document": 0.4, "ticket": 0.35, "business_card": 0.35}
PHOTOGRAPHED |= {"label": 0.3, "meter_card": 0.3}
RARELY_PHOTOGRAPHED = 0.12
ON_GLASS = {"receipt": 0.2, "identity_document": 0.25, "ticket": 0.2, "business_card": 0.2}
