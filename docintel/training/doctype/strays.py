"""Pictures of no document at all: photographs, blank sheets, scribbles. Their type is unknown."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from PIL import Image as Images
from PIL.Image import Image

from docintel.core.document import UNKNOWN_TYPE, Document, TypeGuess
from docintel.core.page import Page
from docintel.extraction.picture.look import look_of
from docintel.training.doctype.pictures.laid import laid
from docintel.training.doctype.pictures.ornaments import portrait, scene, scrawl
from docintel.training.doctype.pictures.textures import Size, ground
from docintel.training.synthesis.worn import worn

_SIZES: tuple[Size, ...] = ((640, 480), (480, 640), (640, 360), (452, 640), (640, 640), (300, 640))
_DPI = 100


def strays(count: int, seed: str) -> Iterator[Document]:
    """So many documents of one page each, on which nothing can be read."""
    for at in range(count):
        random = Random(f"{seed}/{at}")
        picture = _stray(random)
        page = Page(1, *picture.size, _DPI, look=tuple(look_of(picture).items()))
        yield Document(f"stray-{seed}-{at}", (page,), type=TypeGuess(UNKNOWN_TYPE, 1.0))


def _stray(random: Random) -> Image:
    size = random.choice(_SIZES)
    kind = random.choice(("scene", "portrait", "ground", "blank", "scribble", "print"))
    if kind == "scene":
        return scene(size, random)
    if kind == "portrait":
        return portrait(size, random)
    if kind == "ground":
        return ground(size, random)
    page = Images.new("RGB", size, "white")
    if kind == "scribble":
        page = scrawl(size, random, random.randint(1, 12))
    elif kind == "print":
        page.paste(scene((size[0] // 2, size[1] // 2), random), (size[0] // 4, size[1] // 4))
    return laid(worn(page, random, random.uniform(0, 1.5)), kind, random)
