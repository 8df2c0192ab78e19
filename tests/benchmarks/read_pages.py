"""Pages whose text is known, to hold engines that read against: drawn ones and labelled ones."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageFilter

from docintel.core.lines import group_lines
from docintel.evaluation.labels import LabelledLine, read_labels
from docintel.training.synthesis.drawing import draw_images
from docintel.training.synthesis.makers import maker_of
from docintel.training.synthesis.world import LANGUAGES, new_world

_TYPES = ("invoice", "purchase_order", "contract", "letter_email", "bank_statement")
_GRAIN, _SPECKS, _JPEG_QUALITY = 28, 0.002, 40


@dataclass(frozen=True)
class KnownPage:
    """A page image, as PNG or JPEG, and its lines."""

    packed: bytes
    lines: Sequence[LabelledLine]

    @property
    def image(self) -> Image.Image:
        with Image.open(io.BytesIO(self.packed)) as opened:
            return opened.convert("RGB")


def drawn(count: int, *, noisy: bool) -> Iterator[KnownPage]:
    """First pages of made-up papers at 200 dpi, in one language after the other."""
    for seed in range(count):
        world = new_world(seed, language=LANGUAGES[seed % len(LANGUAGES)])
        sheet = maker_of(_TYPES[seed % len(_TYPES)])(world).sheets[0]
        lines = [LabelledLine(line.text, line.box) for line in group_lines(sheet.words)]
        image = draw_images([sheet])[0]
        yield KnownPage(_packed(_scanned(image, seed) if noisy else image, noisy=noisy), lines)


def labelled(path: Path, limit: int | None) -> Iterator[KnownPage]:
    """Images of a labels file whose lines somebody typed."""
    usable = [row for row in read_labels(path) if row.image and row.lines]
    for row in usable[:limit]:
        if row.image:
            yield KnownPage(row.image.read_bytes(), row.lines)


def _scanned(image: Image.Image, seed: int) -> Image.Image:
    """Soft, grainy and specked, all where it was."""
    random = np.random.default_rng(seed)
    soft = np.asarray(image.convert("L").filter(ImageFilter.GaussianBlur(0.8)), np.float64)
    levels = soft * Random(seed).uniform(0.75, 0.95) + random.normal(0, _GRAIN, soft.shape)
    levels[random.random(levels.shape) < _SPECKS] = 40
    return Image.fromarray(np.clip(levels, 0, 255).astype(np.uint8))


def _packed(image: Image.Image, *, noisy: bool) -> bytes:
    file = io.BytesIO()
    if noisy:
        image.save(file, "JPEG", quality=_JPEG_QUALITY)
    else:
        image.save(file, "PNG")
    return file.getvalue()
