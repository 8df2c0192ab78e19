"""What a phone makes of a page: crumples, perspective, a table top, shadows, a warm light."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from .surface import creases, enlarge, table_top

Pixels = NDArray[np.float64]
Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Phone:
    """`corners` are where the page's corners come to lie, clockwise from the top left, as shares
    of the picture's `size`; `crumple` is 0 for a flat page,
    `folds` counts those straight across."""

    seed: int
    size: tuple[int, int]
    corners: Corners
    surface: str = "wood"
    crumple: float = 0.0
    folds: int = 0
    light: tuple[float, float, float] = (1.0, 0.985, 0.95)
    shadow: float = 0.35
    blur: float = 0.7
    grain: float = 3.0

    def __call__(self, page: Image.Image) -> Image.Image:
        """The picture of the page lying on the surface."""
        random = np.random.default_rng(self.seed)
        paper = _crumple(page.convert("RGB"), self, random)
        ground = table_top(self.surface, self.size, random)
        coefficients = _perspective(page.size, self._targets())
        laid = paper.transform(self.size, Image.Transform.PERSPECTIVE, coefficients, _BICUBIC)
        mask = Image.new("L", page.size, 255)
        mask = mask.transform(self.size, Image.Transform.PERSPECTIVE, coefficients, _BICUBIC)
        scene = _drop_shadow(ground, mask)
        scene.paste(laid, (0, 0), mask.filter(ImageFilter.GaussianBlur(0.8)))
        scene = scene.filter(ImageFilter.GaussianBlur(self.blur))
        return self._expose(np.asarray(scene, dtype=np.float64), random)

    def _targets(self) -> list[tuple[float, float]]:
        width, height = self.size
        return [(x * width, y * height) for x, y in self.corners]

    def _expose(self, pixels: Pixels, random: np.random.Generator) -> Image.Image:
        """Light from one side, the photographer's soft shadow from the other, sensor grain."""
        height, width = pixels.shape[:2]
        y, x = np.mgrid[0:height, 0:width] / np.array([height, width])[:, None, None]
        falloff = 1.06 - 0.22 * np.hypot(x - 0.3, y - 0.25)
        edge = 1 / (1 + np.exp(-(x + 0.55 * y - 1.12) * 16))
        lit = pixels * (falloff * (1 - self.shadow * edge))[..., None] * np.array(self.light)
        lit += random.normal(0, self.grain, lit.shape)
        return Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8))


_BICUBIC = Image.Resampling.BICUBIC


def _perspective(size: tuple[int, int], targets: list[tuple[float, float]]) -> list[float]:
    """The eight numbers with which Pillow maps a point of the picture back to the page."""
    width, height = size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    rows, values = [], []
    for (x, y), (u, v) in zip(targets, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return [float(number) for number in np.linalg.solve(np.array(rows), np.array(values))]


def _crumple(page: Image.Image, phone: Phone, random: np.random.Generator) -> Image.Image:
    """Shade the page by the slope of a creased surface and shift its pixels along with it."""
    if not (phone.crumple or phone.folds):
        return page
    pixels = np.asarray(page, dtype=np.float64)
    relief = creases(pixels.shape[:2], phone.folds, random) * phone.crumple
    # The slope on the coarse grid, then enlarged: the other way round leaves stairs on slanting
    # creases.
    down, right = np.gradient(relief * relief.shape[1])
    slope = enlarge(right + 0.8 * down, pixels.shape)
    shade = np.clip(1 - 0.5 * slope, 0.62, 1.1)
    shifted = _shift(pixels, enlarge(relief, pixels.shape) * pixels.shape[1] * 0.05)
    return Image.fromarray(np.clip(shifted * shade[..., None], 0, 255).astype(np.uint8))


def _shift(pixels: Pixels, offset: Pixels) -> Pixels:
    """Move each pixel up and left by `offset`, between pixels linearly along the rows."""
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    rows = np.clip(np.rint(y + offset), 0, height - 1).astype(int)
    columns = np.clip(x + offset, 0, width - 1.001)
    left = columns.astype(int)
    share = (columns - left)[..., None]
    moved: Pixels = pixels[rows, left] * (1 - share) + pixels[rows, left + 1] * share
    return moved


def _drop_shadow(ground: Image.Image, mask: Image.Image) -> Image.Image:
    soft = mask.transform(mask.size, Image.Transform.AFFINE, (1, 0, -10, 0, 1, -14))
    dark = soft.filter(ImageFilter.GaussianBlur(14)).point(lambda level: int(level * 0.55))
    scene = ground.copy()
    scene.paste((22, 17, 14), (0, 0), dark)
    return scene


def to_jpeg_with_exif(
    picture: Image.Image, taken: str, orientation: int, quality: int = 80
) -> bytes:
    """A JPEG as a phone writes it. `taken` is "YYYY:MM:DD HH:MM:SS"; with orientation 6 the sensor
    lay on its side, so the stored pixels are turned and the tag says how to turn them back."""
    stored = picture.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else picture
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Fictel", "Fictel P9"
    exif[0x0112], exif[0x0132] = orientation, taken
    exif.get_ifd(0x8769)[0x9003] = taken
    buffer = BytesIO()
    stored.save(buffer, "JPEG", quality=quality, optimize=True, exif=exif)
    return buffer.getvalue()
