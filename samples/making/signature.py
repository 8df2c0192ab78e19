"""Signatures and ticks by hand: pen strokes that no font knows."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pymupdf

from .sheet import Color, Sheet

PEN: Color = (0.09, 0.14, 0.45)
Stroke = list[tuple[float, float]]


def sign(sheet: Sheet, at: tuple[float, float], seed: int, width: float = 90) -> None:
    """Sign left to right on the baseline `at`: an initial, waves that flatten, often a flourish.

    Strokes are made in a unit square with y upwards, then slanted, scaled and drawn.
    """
    random = np.random.default_rng(seed)
    slant = random.uniform(0.1, 0.5)
    strokes = [_initial(random) + _waves(random)]
    if random.random() < 0.6:
        strokes.append(_flourish(random))
    for stroke in strokes:
        placed = [(at[0] + width * (x + slant * y), at[1] - width * y) for x, y in stroke]
        _draw(sheet, placed, max(0.6, width / 120))


def tick(sheet: Sheet, at: tuple[float, float], color: Color = PEN) -> None:
    """A check mark as a clerk makes it, its lowest point at `at`."""
    x, y = at
    _draw(
        sheet, [(x - 4, y - 4), (x - 1.5, y - 1), (x, y), (x + 3, y - 6), (x + 8, y - 12)], 1, color
    )


def _initial(random: np.random.Generator) -> Stroke:
    """A capital: an ellipse wound once or twice from some angle, its size growing or shrinking."""
    turns, start = random.uniform(0.9, 1.7), random.uniform(0.1, 0.9) * math.pi
    wide, tall = random.uniform(0.05, 0.1), random.uniform(0.13, 0.2)
    growth = random.uniform(-0.45, 0.3)
    stem = [(0.02, tall * 1.1), (0.035, 0.4 * tall), (0.03, -0.02)] if random.random() < 0.5 else []
    loop = []
    for step in range(44):
        share = step / 43
        angle, scale = start + share * turns * 2 * math.pi, 1 + growth * share
        x = 0.08 + 0.09 * share + wide * scale * math.cos(angle)
        loop.append((x, tall * (0.55 + 0.5 * scale * math.sin(angle)) * (1 - 0.45 * share)))
    return stem + loop


def _waves(random: np.random.Generator) -> Stroke:
    """Small letters: humps of uneven width, one or two tall, one with a loop below the line."""
    count = int(random.integers(4, 8))
    widths = random.uniform(0.5, 1.5, count)
    widths *= random.uniform(0.55, 0.75) / widths.sum()
    heights = random.uniform(0.02, 0.06, count)
    heights[int(random.integers(0, count))] = random.uniform(0.12, 0.19)
    below = int(random.integers(1, count))
    points, x = [], 0.2
    for number, (wide, high) in enumerate(zip(widths, heights, strict=True)):
        fade = 1 - 0.55 * number / count
        for step in range(16):
            share = step / 16
            rise = high * fade * (0.5 - 0.5 * math.cos(2 * math.pi * share))
            dip = 0.1 * math.sin(math.pi * share) ** 4 if number == below else 0.0
            points.append((x + wide * share + 0.03 * math.sin(2 * math.pi * share), rise - dip))
        x += wide
    return [*points, (x + 0.06, 0.012)]


def _flourish(random: np.random.Generator) -> Stroke:
    """The stroke back under the name."""
    bend, drop = random.uniform(0.01, 0.05), random.uniform(0.05, 0.1)
    steps = [step / 20 for step in range(21)]
    return [(0.98 - 0.9 * s, bend * math.sin(math.pi * s) - drop - 0.03 * s) for s in steps]


def _draw(sheet: Sheet, points: Stroke, width: float, color: Color = PEN) -> None:
    shape = sheet.page.new_shape()
    for start, end in pairwise(points):
        shape.draw_line(pymupdf.Point(start), pymupdf.Point(end))
    shape.finish(color=color, width=width, lineCap=1, lineJoin=1, closePath=False)
    shape.commit()
