"""Signatures and ticks by hand: pen strokes that no font knows."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pymupdf

from .sheet import Color, Sheet

PEN: Color = (0.09, 0.14, 0.45)


def sign(sheet: Sheet, at: tuple[float, float], seed: int, width: float = 90) -> None:
    """Sign left to right on the baseline `at`: a large first loop, waves that flatten, a stroke."""
    random = np.random.default_rng(seed)
    x, y = at
    capital = _capital(x, y, width * 0.2, random)
    waves = _waves((x + width * 0.2, y), width * 0.8, random)
    _draw(sheet, [*capital, *waves], 0.9)
    if random.random() < 0.7:
        _draw(sheet, _flourish(x, y + width * 0.06, width, random), 0.7)


def tick(sheet: Sheet, at: tuple[float, float], color: Color = PEN) -> None:
    """A check mark as a clerk makes it, its lowest point at `at`."""
    x, y = at
    _draw(sheet, [(x - 4, y - 4), (x - 1.5, y - 1), (x, y), (x + 3, y - 6), (x + 8, y - 12)], 1, color)


def _capital(x: float, y: float, width: float, random: np.random.Generator) -> list[tuple[float, float]]:
    tall = width * random.uniform(1.1, 1.6)
    points = []
    for step in range(40):
        angle = math.pi * (0.6 + step / 39 * 2.3)
        swell = 1 - 0.25 * step / 39
        points.append(
            (
                x + width * (0.5 + 0.55 * math.cos(angle) * swell + 0.3 * step / 39),
                y - tall * (0.42 + 0.55 * math.sin(angle) * swell - 0.1 * step / 39),
            )
        )
    return points


def _waves(
    at: tuple[float, float], width: float, random: np.random.Generator
) -> list[tuple[float, float]]:
    x, y = at
    humps = int(random.integers(5, 9))
    heights = random.uniform(0.05, 0.11, humps) * width
    heights[int(random.integers(0, humps))] *= 2.4
    points = []
    for number, height in enumerate(heights):
        for step in range(14):
            share = step / 14
            fade = 1 - 0.75 * (number + share) / humps
            loop = math.sin(2 * math.pi * share) * width * 0.022
            rise = height * (0.5 - 0.5 * math.cos(2 * math.pi * share)) * fade
            points.append((x + width * (number + share) / humps + loop, y - rise))
    return points


def _flourish(
    x: float, y: float, width: float, random: np.random.Generator
) -> list[tuple[float, float]]:
    bend = width * random.uniform(0.02, 0.05)
    return [
        (x + width * (1.05 - step / 20), y - bend * math.sin(math.pi * step / 20) - step * 0.12)
        for step in range(21)
    ]


def _draw(
    sheet: Sheet, points: list[tuple[float, float]], width: float, color: Color = PEN
) -> None:
    shape = sheet.page.new_shape()
    for start, end in pairwise(points):
        shape.draw_line(pymupdf.Point(start), pymupdf.Point(end))
    shape.finish(color=color, width=width, lineCap=1, lineJoin=1, closePath=False)
    shape.commit()
