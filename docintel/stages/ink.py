"""Tell an empty page image from one with something on it."""

from __future__ import annotations

from PIL.Image import Image

_FAINTEST = 24


def has_ink(image: Image) -> bool:
    """Whether any pixel differs visibly from the others."""
    darkest, brightest = image.convert("L").getextrema()
    return bool(float(brightest) - float(darkest) > _FAINTEST)  # type: ignore[arg-type]
