"""Lay a page on a table before a camera, or a slip on the glass of a scanner."""

from __future__ import annotations

from random import Random

import numpy as np
from PIL import Image as Images
from PIL.Image import Image, Resampling, Transform

from docintel.training.doctype.pictures import habits
from docintel.training.doctype.pictures.textures import ground

#: How far corners may be off, as a share of the page, before a camera held by hand.
_SLANT = 0.035
#: A lid that is open leaves black, one that is closed leaves white.
_GLASS = (254, 250, 244, 30, 8)


def laid(page: Image, kind: str, random: Random) -> Image:
    """The picture that a person takes of the page: as it is, as a photograph, or on glass."""
    draw = random.random()
    photographed = habits.PHOTOGRAPHED.get(kind, habits.RARELY_PHOTOGRAPHED)
    if draw < photographed:
        return _photographed(page, random)
    if draw < photographed + habits.ON_GLASS.get(kind, 0.0):
        return _on_glass(page, random)
    return page


def _photographed(page: Image, random: Random) -> Image:
    """With some of the table on all sides, slanted a little; close shots have less of it."""
    room = random.choice((0.02, 0.08, 0.2, 0.4))
    shares = [random.uniform(0.2, 1.0) * room for _ in range(4)]
    left, right = (round(share * page.width) for share in shares[:2])
    top, bottom = (round(share * page.height) for share in shares[2:])
    size = (page.width + left + right, page.height + top + bottom)
    marked = page.convert("RGBA")
    turned = Images.new("RGBA", size)
    turned.paste(marked, (left, top))
    turned = turned.transform(size, Transform.QUAD, _slanted(size, random), Resampling.BILINEAR)
    picture = ground(size, random)
    picture.paste(turned, (0, 0), turned)
    return _lit(picture, random)


def _slanted(size: tuple[int, int], random: Random) -> tuple[float, ...]:
    width, height = size
    corners = ((0, 0), (0, height), (width, height), (width, 0))
    return tuple(
        place + random.uniform(-_SLANT, _SLANT) * side
        for corner in corners
        for place, side in zip(corner, size, strict=True)
    )


def _lit(picture: Image, random: Random) -> Image:
    """Lamps tint and dim: no paper is white before a camera."""
    tint = np.array((1.0, random.uniform(0.92, 1.0), random.uniform(0.8, 1.0)))
    light = random.uniform(0.62, 1.0) * tint
    levels = np.asarray(picture, dtype=np.float32) * light
    return Images.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def _on_glass(page: Image, random: Random) -> Image:
    """A slip on a scan of a whole sheet."""
    width = round(page.width * random.uniform(1.2, 2.6))
    height = max(round(width * 1.414), page.height + 10)
    glass = random.choice(_GLASS)
    picture = Images.new("RGB", (width, height), (glass, glass, glass))
    x, y = random.randint(0, width - page.width), random.randint(0, (height - page.height) // 2)
    picture.paste(page, (x, y))
    return picture
