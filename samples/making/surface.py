"""Table tops for photographs, and the creases of crumpled paper: noise with a shape."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.float64]


def table_top(kind: str, size: tuple[int, int], random: np.random.Generator) -> Image.Image:
    """A picture of wood, stone or cloth in the given (width, height)."""
    width, height = size
    makers = {"wood": _wood, "stone": _stone, "cloth": _cloth}
    pixels = makers[kind]((height, width), random)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def smooth(shape: tuple[int, ...], cells: tuple[int, int], random: np.random.Generator) -> Pixels:
    """Random values on a coarse grid, enlarged softly: about 0 to 1."""
    return enlarge(random.random(cells), shape)


def enlarge(field: Pixels, shape: tuple[int, ...]) -> Pixels:
    """The field in another size, softly."""
    coarse = Image.fromarray(field.astype(np.float32))
    fine = coarse.resize((shape[1], shape[0]), Image.Resampling.BICUBIC)
    return np.asarray(fine, dtype=np.float64)


def creases(shape: tuple[int, ...], folds: int, random: np.random.Generator) -> Pixels:
    """Relief of paper that was crumpled and smoothed: facets between straight, fading creases.

    `folds` sharp folds run across the whole sheet, evenly spaced, as in a letter. The relief has
    a quarter of the `shape`: paper bends over a few pixels, and that costs a sixteenth.
    """
    small = (shape[0] // 4, shape[1] // 4)
    y, x = np.mgrid[0 : small[0], 0 : small[1]] / small[1]
    tall = small[0] / small[1]
    relief = np.zeros(small)
    for _ in range(round(16 * tall)):
        angle, reach = random.uniform(0, np.pi), random.uniform(0.1, 0.35)
        across = (x - random.random()) * np.cos(angle) + (y - random.random() * tall) * np.sin(
            angle
        )
        window = smooth(small, (3, 3), random) ** 2
        relief += random.normal(0, 1) * np.abs(across) * np.exp(-np.abs(across) / reach) * window
    for fold in range(1, folds + 1):
        across = np.abs(y - tall * fold / (folds + 1))
        relief += 1.6 * (-1) ** fold * across * np.exp(-across / 0.12)
    return relief


def _wood(shape: tuple[int, int], random: np.random.Generator) -> Pixels:
    """Boards with grain that runs across the picture."""
    height, width = shape
    y = np.mgrid[0:height, 0:width][0] / width
    bend = smooth(shape, (6, 3), random)
    rings = 0.5 + 0.5 * np.sin((y * 11 + bend * 5) * 2 * np.pi)
    fibre = smooth(shape, (height // 4, 10), random)
    streaks = smooth(shape, (height // 24, 5), random)
    tone = 0.58 + 0.09 * rings + 0.2 * fibre + 0.2 * streaks
    board = (y * 3.2).astype(int)
    tone *= 1 - 0.09 * (board % 2)
    tone *= np.where((y * 3.2) % 1 < 0.012, 0.55, 1.0)
    colored: Pixels = tone[..., None] * np.array([168.0, 118.0, 76.0])
    return colored


def _stone(shape: tuple[int, int], random: np.random.Generator) -> Pixels:
    """A grey kitchen top with darker specks."""
    height, width = shape
    clouds = smooth(shape, (9, 7), random)
    specks = smooth(shape, (height // 5, width // 5), random) ** 3
    tone = 0.75 + 0.2 * clouds - 0.35 * specks
    colored: Pixels = tone[..., None] * np.array([132.0, 134.0, 138.0])
    return colored


def _cloth(shape: tuple[int, int], random: np.random.Generator) -> Pixels:
    """A woven table cloth in dark blue."""
    height, width = shape
    y, x = np.mgrid[0:height, 0:width]
    weave = 0.5 + 0.25 * np.sin(x * 0.9) + 0.25 * np.sin(y * 0.9)
    folds = smooth(shape, (4, 4), random)
    tone = 0.55 + 0.2 * weave + 0.4 * folds
    colored: Pixels = tone[..., None] * np.array([52.0, 66.0, 96.0])
    return colored
