"""Make surfaces out of chance: clouds of tones as in photographs, grounds that pages lie on."""

from __future__ import annotations

from random import Random

import numpy as np
from PIL import Image as Images
from PIL.Image import Image, Resampling

Colour = tuple[int, int, int]
Size = tuple[int, int]

#: Tables, cloths, floors, skin of desks: dark and bright.
_GROUNDS: tuple[Colour, ...] = (
    *((92, 62, 40), (140, 100, 66), (60, 58, 56), (34, 34, 38), (120, 120, 118)),
    *((186, 160, 124), (70, 82, 98), (150, 60, 54), (44, 66, 52), (200, 198, 190)),
)


def generator(random: Random) -> np.random.Generator:
    return np.random.default_rng(random.getrandbits(32))


def ink(random: Random) -> Colour:
    """A strong colour, as firms print theirs."""
    levels = [random.randint(0, 60), random.randint(40, 160), random.randint(120, 235)]
    random.shuffle(levels)
    return levels[0], levels[1], levels[2]


def clouds(size: Size, random: Random, base: Colour, spread: float, grain: int) -> Image:
    """A surface whose tones wander around `base`; `grain` is how many spots there are a side."""
    draws = generator(random)
    coarse = draws.normal(0, spread, (max(grain, 2), max(grain, 2), 3))
    coarse += draws.normal(0, spread, (max(grain, 2), max(grain, 2), 1))
    levels = np.clip(np.array(base) + coarse, 0, 255).astype(np.uint8)
    return Images.fromarray(levels).resize(size, Resampling.BICUBIC)


def ground(size: Size, random: Random) -> Image:
    """What a page lies on: even, cloudy, or with a grain in one direction like wood."""
    base = random.choice(_GROUNDS)
    surface = clouds(size, random, base, random.uniform(2, 14), random.randint(3, 9))
    if random.random() < 0.7:
        levels = np.asarray(surface, dtype=np.float32)
        lines = generator(random).normal(0, random.uniform(3, 16), levels.shape[:2])
        if random.random() < 0.5:
            lines = np.repeat(lines[:, :1], levels.shape[1], axis=1) + lines / 3
        surface = Images.fromarray(np.clip(levels + lines[..., None], 0, 255).astype(np.uint8))
    return surface
