"""Damage clean pages as scanners, phones and time do: each damage is a function of page and seed.

Nothing is drawn from outside: pages are our own samples, and table tops those of their photos.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageOps

from docintel.core.plane_map import turned
from docintel.engines.opencv import OpenCv
from samples.making.photo import Phone
from samples.making.surface import smooth

Pixels = NDArray[np.float64]
Damage = Callable[[Image.Image, int], Image.Image]

_TOPS = ("wood", "stone", "cloth")
_CLOCKWISE = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


def nothing(page: Image.Image, seed: int) -> Image.Image:
    return page


def lying(page: Image.Image, seed: int, degrees: int) -> Image.Image:
    return page.transpose(_CLOCKWISE[degrees])


def crooked(page: Image.Image, seed: int, most: float = 10.0) -> Image.Image:
    """Turned by up to so many degrees, but not by less than a fifth of them."""
    random = np.random.default_rng(seed)
    degrees = float(random.uniform(most / 5, most) * random.choice((-1, 1)))
    return OpenCv().warp(page, *turned(page.size, degrees))


def photo(page: Image.Image, seed: int, lean: float = 0.1) -> Image.Image:
    """Seen at an angle on a table; `lean` is how far corners are off, as a share of the picture."""
    random = np.random.default_rng(seed)
    inside = ((0.1, 0.08), (0.9, 0.08), (0.9, 0.92), (0.1, 0.92))
    corners = tuple((x + _off(random, lean), y + _off(random, lean)) for x, y in inside)
    return _phone(page, seed, corners)


def cut_off(page: Image.Image, seed: int) -> Image.Image:
    """A photo that misses the right edge of the page."""
    corners = ((0.1, 0.06), (1.08, 0.08), (1.1, 0.93), (0.08, 0.95))
    return _phone(page, seed, corners)


def shadow(page: Image.Image, seed: int, depth: float = 0.65) -> Image.Image:
    """A soft edge of shade across the page, and light that falls off towards a corner."""
    random = np.random.default_rng(seed)
    height, width = page.height, page.width
    y, x = np.mgrid[0:height, 0:width] / np.array([height, width])[:, None, None]
    angle, middle = random.uniform(0, 2 * np.pi), random.uniform(-0.15, 0.15)
    across = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle) - middle
    edge = 1 / (1 + np.exp(-across * random.uniform(15, 60)))
    return _shaded(page, (1 - depth * edge) * (1 - 0.25 * (x + y) / 2))


def stains(page: Image.Image, seed: int) -> Image.Image:
    """Brown rings and blots of coffee."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0 : page.height, 0 : page.width] / page.width
    light = np.ones((*x.shape, 3))
    for _ in range(6):
        far = np.hypot(x - random.random(), y - random.random() * page.height / page.width)
        radius = random.uniform(0.06, 0.16)
        ring = np.exp(-(((far - radius) / 0.012) ** 2)) * 0.8
        blot = 1 / (1 + np.exp((far - radius) * 160)) * 0.45
        light *= 1 - np.maximum(ring, blot)[..., None] * np.array([0.45, 0.65, 0.9])
    return Image.fromarray((np.asarray(page) * light).clip(0, 255).astype(np.uint8))


def specks(page: Image.Image, seed: int, share: float = 0.01) -> Image.Image:
    """Salt and pepper: single pixels black or white."""
    random = np.random.default_rng(seed)
    dice = random.random((page.height, page.width))
    pixels = np.asarray(page).copy()
    pixels[dice < share / 2] = 0
    pixels[dice > 1 - share / 2] = 255
    return Image.fromarray(pixels)


def coarse(page: Image.Image, seed: int, share: float) -> Image.Image:
    """The page with that share of its dots a line, and JPEG's blocks on top."""
    size = round(page.width * share), round(page.height * share)
    packed = BytesIO()
    page.resize(size, Image.Resampling.BOX).save(packed, "JPEG", quality=70)
    return Image.open(packed).convert("RGB")


def bleed_through(page: Image.Image, seed: int) -> Image.Image:
    """The back of the sheet, mirrored, shines through."""
    back = ImageOps.mirror(page).filter(ImageFilter.GaussianBlur(1.6))
    behind = np.roll(np.asarray(back, np.float64), (23, 31), (0, 1))
    faint = 255 - (255 - behind) * 0.4
    return Image.fromarray((np.asarray(page) * (faint / 255)).astype(np.uint8))


def colored(page: Image.Image, seed: int) -> Image.Image:
    """On colored paper with a soft pattern."""
    random = np.random.default_rng(seed)
    paper = np.array([(0.95, 0.85, 0.4), (0.5, 0.75, 0.95), (0.95, 0.6, 0.6)][seed % 3])
    clouds = 1 - 0.35 * smooth((page.height, page.width), (40, 30), random)
    return _shaded(page, clouds[..., None] * paper)


def faded(page: Image.Image, seed: int) -> Image.Image:
    """Ink that is hardly darker than its paper, with a scanner's grain."""
    random = np.random.default_rng(seed)
    pixels = 200 + np.asarray(page, np.float64) / 255 * 40
    pixels += random.normal(0, 5, (page.height, page.width, 1))
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


DAMAGES: dict[str, Damage] = {
    "none": nothing,
    "on its right side": partial(lying, degrees=90),
    "upside down": partial(lying, degrees=180),
    "on its left side": partial(lying, degrees=270),
    "crooked by up to 3 degrees": partial(crooked, most=3.0),
    "crooked by up to 10 degrees": crooked,
    "photo, slightly leaning": partial(photo, lean=0.03),
    "photo, leaning": photo,
    "photo, cut off": cut_off,
    "shadow": shadow,
    "deep shadow": partial(shadow, depth=0.85),
    "stains": stains,
    "specks 1 %": specks,
    "specks 5 %": partial(specks, share=0.05),
    "75 dpi": partial(coarse, share=75 / 200),
    "100 dpi": partial(coarse, share=0.5),
    "bleed-through": bleed_through,
    "colored paper": colored,
    "faded": faded,
}


def _off(random: np.random.Generator, most: float) -> float:
    return float(random.uniform(-most, most)) * 0.7


def _phone(page: Image.Image, seed: int, corners: tuple[tuple[float, float], ...]) -> Image.Image:
    tall = round(1500 * page.height / page.width)
    return Phone(seed, (1500, tall), corners, _TOPS[seed % len(_TOPS)])(page)


def _shaded(page: Image.Image, light: Pixels) -> Image.Image:
    factor = light if light.ndim == 3 else light[..., None]
    return Image.fromarray((np.asarray(page) * factor).clip(0, 255).astype(np.uint8))
