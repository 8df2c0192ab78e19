"""See a made-up document as a camera or a scanner would, and keep the numbers of the picture."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from PIL.Image import Image, Resampling

from docintel.core.geometry import Box
from docintel.extraction.picture.look import look_of
from docintel.training.doctype.pictures.dress import dressed
from docintel.training.doctype.pictures.laid import laid
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.drawing import draw_images
from docintel.training.synthesis.sheet import Sheet
from docintel.training.synthesis.worn import worn

#: The longer side of a drawn page in pixels: twice what is looked at in the end.
_SIDE = 640
#: How much pages have suffered, and how often so much.
_WEAR = {0.0: 40, 0.5: 20, 1.0: 25, 1.8: 15}

Look = tuple[tuple[str, float], ...]


def seen(draft: Draft, random: Random) -> Look:
    """The first page of the draft, dressed, worn, and laid somewhere by chance."""
    return tuple(look_of(picture_of(draft, random)).items())


def picture_of(draft: Draft, random: Random) -> Image:
    (page,) = draw_images([_smaller(draft.sheets[0])])
    kind = kind_of(draft)
    worse = random.choices(list(_WEAR), list(_WEAR.values()))[0]
    page = worn(dressed(page, kind, random), random, worse)
    return _cropped(laid(page, kind, random), random)


def kind_of(draft: Draft) -> str:
    """The type, and of papers without one, what they are: the second part of their template."""
    return draft.template.split("-")[1] if draft.template.startswith("unknown-") else draft.type


def _smaller(sheet: Sheet) -> Sheet:
    """The same sheet at fewer dots an inch."""
    share = min(_SIDE / max(sheet.width, sheet.height), 1.0)
    return replace(
        sheet,
        width=round(sheet.width * share),
        height=round(sheet.height * share),
        dpi=max(round(sheet.dpi * share), 1),
        placed=[replace(one, x=one.x * share, y=one.y * share) for one in sheet.placed],
        rules=[_scaled(rule, share) for rule in sheet.rules],
    )


def _scaled(box: Box, share: float) -> Box:
    return Box(box.left * share, box.top * share, box.right * share, box.bottom * share)


def _cropped(picture: Image, random: Random) -> Image:
    """Cut a little off the edges, and be of any size."""
    if random.random() < 0.3:
        cut = [random.uniform(0, 0.03) for _ in range(4)]
        left, top = round(cut[0] * picture.width), round(cut[1] * picture.height)
        right, bottom = round(cut[2] * picture.width), round(cut[3] * picture.height)
        picture = picture.crop((left, top, picture.width - right, picture.height - bottom))
    if random.random() < 0.4:
        share = random.uniform(0.6, 1.0)
        size = (max(round(picture.width * share), 40), max(round(picture.height * share), 40))
        picture = picture.resize(size, Resampling.BILINEAR)
    return picture
