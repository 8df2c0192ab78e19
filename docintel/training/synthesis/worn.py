"""Make a clean page image look scanned or photographed: crooked, grey, speckled, stamped."""

from __future__ import annotations

from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Images
from PIL import ImageDraw, ImageFilter
from PIL.Image import Image, Resampling

_STAMPS = ("PAID", "COPY", "RECEIVED", "BEZAHLT", "PAYÉ", "PAGADO", "PAGATO", "VOLDAAN")
_INKS = ((200, 30, 40), (40, 60, 180), (90, 40, 140))


def worn(image: Image, random: Random, wear: float = 1.0) -> Image:
    """The page after printing, use and scanning; 0 leaves it clean, 1 is usual, 2 is bad."""
    if wear <= 0:
        return image
    page = image.convert("RGB")
    if random.random() < 0.2 * wear:
        page = _stamped(page, random)
    page = _faded(page, random, wear)
    page = _turned(page, random, wear)
    page = _blurred(page, random, wear)
    page = _shadowed(page, random, wear)
    return _speckled(page, random, wear)


def _stamped(page: Image, random: Random) -> Image:
    """A stamp across the page, through which print still shows."""
    size = page.width // 2
    stamp = Images.new("L", (size, size // 3), 0)
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((3, 3, size - 4, size // 3 - 4), outline=255, width=max(size // 60, 2))
    pen.text((size * 0.12, size * 0.06), random.choice(_STAMPS), fill=255, font_size=size // 6)
    turned = stamp.rotate(random.uniform(-35, 35), expand=True)
    strength = random.uniform(0.3, 0.7)
    mask = turned.point(lambda level: int(level * strength))
    at = (
        random.randrange(max(page.width - turned.width, 1)),
        random.randrange(max(page.height - turned.height, 1)),
    )
    stamped = page.copy()
    stamped.paste(random.choice(_INKS), (*at, at[0] + turned.width, at[1] + turned.height), mask)
    return stamped


def _faded(page: Image, random: Random, wear: float) -> Image:
    """Ink turned grey, paper turned yellowish: thermal paper after a summer."""
    ink = random.uniform(0, 90) * min(wear, 1.5)
    paper = np.array([255, 255, 255]) - np.array([4, 6, 16]) * random.uniform(0, 1.5) * wear
    levels = np.asarray(page, dtype=np.float32) / 255
    return _image(ink + levels * (paper - ink))


def _turned(page: Image, random: Random, wear: float) -> Image:
    degrees = random.gauss(0, 0.6) * wear
    return page.rotate(degrees, Resampling.BICUBIC, expand=True, fillcolor=(250, 250, 248))


def _blurred(page: Image, random: Random, wear: float) -> Image:
    """Out of focus, in shares of the width: a small page is sharp in fewer pixels."""
    radius = random.uniform(0, 0.0008) * wear * page.width
    return page.filter(ImageFilter.GaussianBlur(min(radius, 1.2)))


def _shadowed(page: Image, random: Random, wear: float) -> Image:
    """Light that falls off to one side, as under a hand or at a fold."""
    x, y = np.meshgrid(np.linspace(-1, 1, page.width), np.linspace(-1, 1, page.height))
    direction = random.uniform(0, 2 * np.pi)
    slope = x * np.cos(direction) + y * np.sin(direction)
    light = 1 - random.uniform(0, 0.15) * wear * (slope + 1) / 2
    return _image(np.asarray(page, dtype=np.float32) * light[..., None])


def _speckled(page: Image, random: Random, wear: float) -> Image:
    """Grain of the sensor, and specks of dust."""
    generator = np.random.default_rng(random.getrandbits(32))
    levels = np.asarray(page, dtype=np.float32)
    grain = generator.normal(0, random.uniform(1, 6) * wear, levels.shape[:2])
    dust = generator.random(levels.shape[:2]) < random.uniform(0, 0.0003) * wear
    spoiled = levels + grain[..., None]
    spoiled[dust] = 60
    return _image(spoiled)


def _image(levels: NDArray[np.floating]) -> Image:
    return Images.fromarray(np.clip(levels, 0, 255).astype(np.uint8))
