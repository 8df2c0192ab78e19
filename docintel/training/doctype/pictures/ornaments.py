"""Draw what stands on paper beside text: portraits, logos, codes, signatures, patterns."""

from __future__ import annotations

from math import pi, sin
from random import Random

import numpy as np
from PIL import Image as Images
from PIL import ImageDraw
from PIL.Image import Image, Resampling

from docintel.training.doctype.pictures.textures import Colour, Size, clouds, generator, ink

_SKIN: tuple[Colour, ...] = ((226, 186, 158), (198, 152, 120), (140, 98, 72), (92, 62, 46))
_HAIR: tuple[Colour, ...] = ((40, 30, 26), (90, 62, 40), (176, 140, 88), (150, 150, 150))


def portrait(size: Size, random: Random) -> Image:
    """Head and shoulders before a plain wall, in colour or grey."""
    width, height = size
    wall = random.choice(((214, 220, 226), (188, 200, 214), (235, 235, 232), (150, 170, 190)))
    picture = clouds(size, random, wall, 5, 4)
    pen = ImageDraw.Draw(picture)
    middle = width * random.uniform(0.45, 0.55)
    coat, hair, skin = ink(random), random.choice(_HAIR), random.choice(_SKIN)
    pen.ellipse((middle - 0.45 * width, 0.7 * height, middle + 0.45 * width, 1.4 * height), coat)
    pen.ellipse((middle - 0.3 * width, 0.1 * height, middle + 0.3 * width, 0.7 * height), hair)
    pen.ellipse((middle - 0.23 * width, 0.2 * height, middle + 0.23 * width, 0.75 * height), skin)
    eye = max(width // 30, 1)
    for side in (-0.1, 0.1):
        x, y = middle + side * width, 0.43 * height
        pen.ellipse((x - eye, y - eye, x + eye, y + eye), (40, 30, 30))
    shaded = _grained(picture, random, 7)
    return shaded.convert("L").convert("RGB") if random.random() < 0.35 else shaded


def scene(size: Size, random: Random) -> Image:
    """A photograph of anything: bodies of many colours before clouds of tones."""
    base = (random.randint(40, 210), random.randint(40, 210), random.randint(40, 210))
    picture = clouds(size, random, base, random.uniform(15, 50), random.randint(3, 12))
    pen = ImageDraw.Draw(picture)
    for _ in range(random.randint(0, 9)):
        x, y = random.uniform(0, size[0]), random.uniform(0, size[1])
        wide, high = (random.uniform(0.05, 0.4) * side for side in size)
        draw = random.choice((pen.ellipse, pen.rectangle))
        draw((x, y, x + wide, y + high), ink(random))
    return _grained(picture, random, random.uniform(3, 14))


def logo(size: Size, random: Random) -> Image:
    """A mark of one or two colours on white."""
    picture = Images.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    colour = ink(random) if random.random() < 0.75 else (20, 20, 20)
    side = min(size)
    kind = random.choice(("disc", "block", "wedge", "ring", "bar"))
    box = (2, 2, side - 3, side - 3)
    if kind == "disc":
        pen.ellipse(box, colour)
    elif kind == "ring":
        pen.ellipse(box, outline=colour, width=max(side // 6, 2))
    elif kind == "wedge":
        pen.polygon([(2, side - 3), (side // 2, 2), (side - 3, side - 3)], colour)
    else:
        pen.rectangle((*box[:2], size[0] - 3 if kind == "bar" else side - 3, side - 3), colour)
    if size[0] > 1.6 * side and kind != "bar":
        name = "Abcdefg"[: size[0] // side * 2]
        pen.text((side * 1.1, side * 0.2), name, colour, font_size=side // 2)
    return picture


def bars(size: Size, random: Random) -> Image:
    """A barcode."""
    draws = generator(random)
    modules = max(min(size[0] // 2, random.randint(60, 130)), 8)
    row = np.repeat(draws.integers(0, 2, modules // 2), draws.integers(1, 4, modules // 2))
    levels = np.where(row, 20, 255).astype(np.uint8)[None, :]
    return Images.fromarray(levels).resize(size, Resampling.BOX).convert("RGB")


def dots(size: Size, random: Random) -> Image:
    """A QR code, with its three squares."""
    side = random.choice((21, 25, 29, 33, 45))
    levels = np.where(generator(random).integers(0, 2, (side, side)), 20, 255).astype(np.uint8)
    square = np.full((8, 8), 255, np.uint8)
    square[:7, :7] = 20
    square[1:6, 1:6] = 255
    square[2:5, 2:5] = 20
    levels[:8, :8], levels[:8, -8:], levels[-8:, :8] = square, square[:, ::-1], square[::-1]
    length = min(size)
    return Images.fromarray(levels).resize((length, length), Resampling.NEAREST).convert("RGB")


def scrawl(size: Size, random: Random, strokes: int = 1) -> Image:
    """Handwriting on white: strokes that go up and down, and on to the right."""
    picture = Images.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    colour = random.choice(((20, 30, 120), (25, 25, 30), (40, 60, 160)))
    step = size[1] / strokes
    for stroke in range(strokes):
        x, y = size[0] * random.uniform(0, 0.2), step * (stroke + 0.5)
        points = [(x, y)]
        while x < size[0] * random.uniform(0.6, 1.0):
            x += random.uniform(0.05, 0.35) * step
            points.append((x, y + random.uniform(-0.45, 0.45) * step))
        if len(points) > 1:
            pen.line(points, colour, width=max(round(step / 22), 1), joint="curve")
    return picture


def pattern(size: Size, random: Random) -> Image:
    """Fine waves in light colours, as papers have that nobody is to copy."""
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    levels = np.full((size[1], size[0], 3), 255, np.float32)
    for _ in range(random.randint(1, 3)):
        tint = 255.0 - np.array(ink(random))
        pitch, sway = random.uniform(5, 14), random.uniform(2, 20)
        wave = np.sin((y + sway * np.sin(x / random.uniform(12, 60))) * 2 * pi / pitch)
        levels -= (wave[..., None] > random.uniform(0.1, 0.8)) * tint * random.uniform(0.08, 0.3)
        levels -= tint * random.uniform(0, 0.12)
    return Images.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def seal(size: Size, random: Random) -> Image:
    """A round emblem with rays, on white."""
    side = min(size)
    picture = Images.new("RGB", (side, side), "white")
    pen = ImageDraw.Draw(picture)
    colour = ink(random)
    pen.ellipse((1, 1, side - 2, side - 2), outline=colour, width=max(side // 14, 1))
    for ray in range(12):
        angle = ray * pi / 6
        end = (side / 2 * (1 + 0.8 * sin(angle)), side / 2 * (1 + 0.8 * sin(angle + pi / 2)))
        pen.line([(side / 2, side / 2), end], colour, width=max(side // 30, 1))
    return picture


def _grained(picture: Image, random: Random, strength: float) -> Image:
    levels = np.asarray(picture, dtype=np.float32)
    grain = generator(random).normal(0, strength, levels.shape[:2])
    return Images.fromarray(np.clip(levels + grain[..., None], 0, 255).astype(np.uint8))
