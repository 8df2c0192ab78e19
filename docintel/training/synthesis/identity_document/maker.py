"""Put an identity document on the paper or card that it is shown on."""

from __future__ import annotations

from collections.abc import Callable

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.identity_document.canvas import Canvas
from docintel.training.synthesis.identity_document.entries import Entries
from docintel.training.synthesis.identity_document.holder import draw_holder
from docintel.training.synthesis.identity_document.licence import Licence
from docintel.training.synthesis.identity_document.papers import Papers
from docintel.training.synthesis.sheet import Font, Sheet
from docintel.training.synthesis.world import World

_Side = Callable[[Canvas], str]
#: Width and height in millimetres.
_CARD, _LARGE, _BOOK = (85.6, 54.0), (105.0, 74.0), (125.0, 88.0)
_FONTS: tuple[Font, ...] = ("sans", "sans", "sans", "serif")
_KINDS = ("passport", "passport", "id_card", "id_card", "driving_licence", "residence_permit")
_CARD_DPI = 300


def make(world: World) -> Draft:
    random = world.random
    kind = random.choice(_KINDS)
    facts, holder = Facts(world), draw_holder(world, kind == "residence_permit")
    entries = Entries(world, facts, holder, kind)
    papers, font = Papers(world, facts, holder, entries, kind), random.choice(_FONTS)
    if kind == "passport":
        sheets, name = _one(world, _BOOK, font, papers.passport)
    elif kind == "driving_licence":
        licence = Licence(world, facts, holder, entries)
        sheets, name = _two(world, font, licence.front, licence.back)
    elif kind == "id_card" and random.random() < 0.2:
        sheets, name = _one(world, _LARGE, font, papers.large_card)
    else:
        sheets, name = _two(world, font, papers.front, papers.back)
    template = f"identity_document-{kind}-{name}-{entries.second or 'alone'}"
    return Draft("identity_document", template, f"{holder.state.iso}-{kind}", sheets, facts.fields)


def _one(
    world: World, size: tuple[float, float], font: Font, write: _Side
) -> tuple[tuple[Sheet, ...], str]:
    """One side: the document alone, or its copy on a page."""
    canvas = _alone(size, font) if world.random.random() < 0.6 else _on_page(world, size, font)
    return (canvas.sheet,), write(canvas)


def _two(world: World, font: Font, front: _Side, back: _Side) -> tuple[tuple[Sheet, ...], str]:
    """Both sides of a card, on two sheets or one page; or the front alone."""
    way = world.random.choice(("front", "both", "both", "page", "page"))
    if way == "page":
        first = _on_page(world, _CARD, font)
        second = Canvas(first.sheet, *_CARD, first.left, first.top + 54 + 12, font)
        return (first.sheet,), "-".join((way, front(first), back(second)))
    first, second = _alone(_CARD, font), _alone(_CARD, font)
    if way == "front":
        return (first.sheet,), "-".join((way, front(first)))
    return (first.sheet, second.sheet), "-".join((way, front(first), back(second)))


def _alone(size: tuple[float, float], font: Font) -> Canvas:
    pixels = [round(side / 25.4 * _CARD_DPI) for side in size]
    return Canvas(Sheet(pixels[0] + 1, pixels[1], _CARD_DPI), *size, font=font)


def _on_page(world: World, size: tuple[float, float], font: Font) -> Canvas:
    left, top = world.random.uniform(15, 80), world.random.uniform(15, 110)
    canvas = Canvas(Sheet(), *size, left, top, font)
    canvas.frame()
    return canvas
