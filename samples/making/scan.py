"""What a scanner makes of a page: skew, soft edges, grain, specks, a grey tint."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from .sheet import new_document, to_bytes

Pixels = NDArray[np.float64]


@dataclass(frozen=True)
class Scanner:
    """`skew` in degrees; `grain` is the noise's spread and `specks` the share of flipped pixels;
    `fade` lifts ink towards the paper (0 black, 1 gone)."""

    seed: int
    skew: float = 0.0
    blur: float = 0.6
    grain: float = 4.0
    specks: float = 0.0
    fade: float = 0.0
    paper: int = 246
    edge: float = 0.0
    color: bool = False

    def __call__(self, page: Image.Image) -> Image.Image:
        """The page as this device would deliver it, in the page's own size."""
        random = np.random.default_rng(self.seed)
        sheet = page if self.color else page.convert("L")
        white = (255, 255, 255) if self.color else 255
        sheet = sheet.rotate(self.skew, Image.Resampling.BICUBIC, fillcolor=white)
        sheet = sheet.filter(ImageFilter.GaussianBlur(self.blur))
        pixels = np.asarray(sheet, dtype=np.float64)
        pixels = self.fade * 255 + (1 - self.fade) * pixels
        pixels = pixels * (self.paper / 255) + random.normal(0, self.grain, pixels.shape)
        pixels = _speckle(_darken_edge(pixels, self.edge), self.specks, random)
        return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _darken_edge(pixels: Pixels, depth: float) -> Pixels:
    """The shadow along the left side where the lid does not close."""
    if depth == 0:
        return pixels
    columns = np.arange(pixels.shape[1])
    shade: Pixels = 1 - depth * np.exp(-columns / (pixels.shape[1] * 0.012))
    return _per_pixel(shade[None, :], pixels) * pixels


def _per_pixel(field: Pixels, pixels: Pixels) -> Pixels:
    """The field with an axis for the colours where the pixels have one."""
    return field if pixels.ndim == 2 else field[..., None]


def _speckle(pixels: Pixels, share: float, random: np.random.Generator) -> Pixels:
    """Salt and pepper: single pixels flipped to white or to dark."""
    if share == 0:
        return pixels
    dice = _per_pixel(random.random(pixels.shape[:2]), pixels)
    dark = np.where(dice < share * 0.6, random.uniform(20, 120, dice.shape), pixels)
    return np.where(dice > 1 - share * 0.4, 255.0, dark)


def black_and_white(page: Image.Image, threshold: int = 150) -> Image.Image:
    """One bit a pixel, as fax machines and archive scanners save."""
    return page.convert("L").point(lambda level: 255 if level > threshold else 0).convert("1")


def to_jpeg(page: Image.Image, quality: int = 62) -> bytes:
    buffer = BytesIO()
    page.save(buffer, "JPEG", quality=quality, optimize=True)
    return buffer.getvalue()


def to_pdf(pages: list[Image.Image], title: str, dpi: int = 200, quality: int = 62) -> bytes:
    """A PDF of pictures without any text, as a copier sends it by mail."""
    document = new_document(title, "Copier MFP-3300 Scan to Mail")
    for page in pages:
        width, height = (side * 72 / dpi for side in page.size)
        sheet = document.new_page(width=width, height=height)
        sheet.insert_image(sheet.rect, stream=to_jpeg(page, quality))
    return to_bytes(document)
