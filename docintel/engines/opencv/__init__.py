"""Straighten and clean page images with OpenCV. The only folder that does so."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from docintel.core.plane_map import Corners, PlaneMap, Size
from docintel.engines.opencv import (
    bleed_through,
    contrast,
    framing,
    page_outline,
    shading,
    skewness,
    specks,
    warping,
)
from docintel.engines.opencv.shrinking import Pixels


@dataclass(frozen=True)
class OpenCv:
    """Skew up to twelve degrees, and specks of up to four pixels."""

    def skew(self, image: Image.Image) -> float:
        return skewness.measure(_gray(image))

    def warp(self, image: Image.Image, to_new: PlaneMap, size: Size) -> Image.Image:
        return Image.fromarray(warping.warp(np.asarray(image), to_new, size))

    def find_page(self, image: Image.Image) -> Corners | None:
        return page_outline.find(np.asarray(image))

    def missing_sides(self, image: Image.Image) -> tuple[str, ...]:
        return framing.missing_sides(np.asarray(image))

    def specks(self, image: Image.Image) -> float:
        return specks.count(_gray(image))

    def remove_specks(self, image: Image.Image) -> Image.Image:
        return Image.fromarray(specks.remove(np.asarray(image)))

    def shade(self, image: Image.Image) -> float:
        return shading.measure(np.asarray(image))

    def remove_shade(self, image: Image.Image) -> Image.Image:
        return Image.fromarray(shading.remove(np.asarray(image)))

    def bleed_through(self, image: Image.Image) -> float:
        return bleed_through.measure(_gray(image))

    def remove_bleed_through(self, image: Image.Image) -> Image.Image:
        return Image.fromarray(bleed_through.remove(np.asarray(image)))

    def contrast(self, image: Image.Image) -> float:
        return contrast.measure(_gray(image))

    def stretch_contrast(self, image: Image.Image) -> Image.Image:
        return Image.fromarray(contrast.stretch(np.asarray(image)))


def _gray(image: Image.Image) -> Pixels:
    return np.asarray(image.convert("L"))
