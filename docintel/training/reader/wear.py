"""Make a strip look as if it had been printed badly, crumpled, or scanned cheaply."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from docintel.engines.thin_ocr.find_lines import Pixels

Levels = NDArray[np.float32]

_SPOTS = (0, 60, 255)


class _Flaw(NamedTuple):
    """What may happen to a strip, and how often it does."""

    share: float
    befall: Callable[[Levels, Random], Levels]


def worn(strip: Pixels, random: Random) -> Pixels:
    """The strip with some of the flaws; most have one or two."""
    levels = strip.astype(np.float32)
    for flaw in _FLAWS:
        if random.random() < flaw.share:
            levels = flaw.befall(levels, random)
    return np.clip(levels, 0, 255).astype(np.uint8)


def stretched(strip: Pixels, random: Random) -> Pixels:
    """A little wider or narrower, often not at all."""
    height, width = strip.shape[:2]
    if random.random() > 0.4:
        return strip
    return _resized(strip, (max(int(width * random.uniform(0.85, 1.18)), 8), height))


def _coarse(levels: Levels, random: Random) -> Levels:
    """Scanned at fewer dots an inch."""
    height, width = levels.shape[:2]
    share = random.uniform(0.35, 0.9)
    small = _resized(_pixels(levels), (max(int(width * share), 4), max(int(height * share), 6)))
    return _resized(small, (width, height)).astype(np.float32)


def _blurred(levels: Levels, random: Random) -> Levels:
    soft = ImageFilter.GaussianBlur(random.uniform(0.3, 1.3))
    return np.asarray(Image.fromarray(_pixels(levels)).filter(soft), np.float32)


def _faded(levels: Levels, random: Random) -> Levels:
    return 255 - (255 - levels) * random.uniform(0.5, 1.2)


def _darkened(levels: Levels, random: Random) -> Levels:
    return levels + random.uniform(-40, 5)


def _tinted(levels: Levels, random: Random) -> Levels:
    return levels * np.array([random.uniform(0.8, 1) for _ in range(3)], np.float32)


def _grainy(levels: Levels, random: Random) -> Levels:
    grain = _generator(random).normal(0, random.uniform(2, 22), levels.shape[:2])
    return np.asarray(levels + grain[..., None], np.float32)


def _speckled(levels: Levels, random: Random) -> Levels:
    dust = _generator(random).random(levels.shape[:2]) < random.uniform(0.002, 0.03)
    spoiled = levels.copy()
    spoiled[dust] = random.choice(_SPOTS)
    return spoiled


def _shaded(levels: Levels, random: Random) -> Levels:
    light = np.linspace(random.uniform(0.7, 1), random.uniform(0.7, 1), levels.shape[1])
    return np.asarray(levels * light[None, :, None], np.float32)


_FLAWS = (
    _Flaw(0.35, _coarse),
    _Flaw(0.25, _blurred),
    _Flaw(0.4, _faded),
    _Flaw(0.25, _darkened),
    _Flaw(0.15, _tinted),
    _Flaw(0.35, _grainy),
    _Flaw(0.1, _speckled),
    _Flaw(0.2, _shaded),
)


def _resized(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BILINEAR), np.uint8)


def _pixels(levels: Levels) -> Pixels:
    return np.clip(levels, 0, 255).astype(np.uint8)


def _generator(random: Random) -> np.random.Generator:
    return np.random.default_rng(random.getrandbits(32))
