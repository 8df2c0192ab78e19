"""Put on a drawn page what papers of its kind have beside text."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
from PIL import Image as Images
from PIL import ImageChops
from PIL.Image import Image

from docintel.training.doctype.pictures import habits
from docintel.training.doctype.pictures.habits import Habit
from docintel.training.doctype.pictures.ornaments import pattern
from docintel.training.doctype.pictures.textures import ink

#: Places that are tried, the emptiest of which is taken.
_TRIES = 6


def dressed(page: Image, kind: str, random: Random) -> Image:
    """`kind` is a document type, or what a paper is that has none; text stays readable mostly."""
    found = page.copy()
    for habit in _habits(kind):
        if random.random() < habit.chance:
            _put(found, habit, random)
    if random.random() < habits.BANDED.get(kind, 0.05):
        found = _banded(found, random)
    if random.random() < habits.PATTERNED.get(kind, 0.02):
        found = ImageChops.multiply(found, pattern(found.size, random))
    return found


def _habits(kind: str) -> Sequence[Habit]:
    return habits.HABITS.get(kind) or habits.OTHERS.get(kind, habits.OTHER)


def _put(page: Image, habit: Habit, random: Random) -> None:
    """In the emptiest of some places in its zone; what stood there shows through."""
    left, top, right, bottom = habit.zone
    width = max(round(random.uniform(*habit.width) * page.width), 12)
    height = max(round(random.uniform(*habit.tallness) * width), 6)
    picture = habit.draw((width, height), random)
    places = [
        (
            round(random.uniform(left * page.width, max(right * page.width - width, 0))),
            round(random.uniform(top * page.height, max(bottom * page.height - height, 0))),
        )
        for _ in range(_TRIES)
    ]
    boxes = [(x, y, x + picture.width, y + picture.height) for x, y in places]
    box = max(boxes, key=lambda one: _lightness(page.crop(one)))
    page.paste(ImageChops.darker(page.crop(box), picture), box)


def _lightness(part: Image) -> float:
    return float(np.asarray(part.convert("L").reduce(4)).mean())


def _banded(page: Image, random: Random) -> Image:
    """Bands of one colour behind a heading, a head row, or a whole side."""
    tint = tuple(255 - round((255 - level) * random.uniform(0.15, 0.8)) for level in ink(random))
    layer = Images.new("RGB", page.size, "white")
    for _ in range(random.randint(1, 3)):
        top = random.uniform(0, 0.8) * page.height
        high = random.choice((0.02, 0.03, 0.08, 0.2)) * page.height
        left = random.choice((0.0, 0.05, 0.1)) * page.width
        layer.paste(tint, (round(left), round(top), round(page.width - left), round(top + high)))
    return ImageChops.multiply(page, layer)
