"""Draw what was found and what was missed on a page: right cells green, wrong red, missed pink."""

from __future__ import annotations

from PIL import ImageDraw
from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.evaluation.tables.outcome import PageOutcome

_TRUE, _FOUND = (30, 80, 220), (240, 150, 0)
_RIGHT, _WRONG, _MISSED = (0, 150, 0), (220, 0, 0), (230, 0, 230)


def drawn(image: Image, outcome: PageOutcome) -> Image:
    """A copy of the page image with the boxes: tables of the truth blue, those found orange."""
    picture = image.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for true in outcome.truth:
        _frame(pen, true.box, _TRUE, 2)
    for table in outcome.page.tables:
        _frame(pen, table.box, _FOUND, 2)
    for _, cell in outcome.matched.pairs:
        _frame(pen, cell.box, _RIGHT, 1)
    for cell in outcome.matched.wrong:
        _frame(pen, cell.box, _WRONG, 2)
    for missed in outcome.matched.missed:
        _frame(pen, missed.box, _MISSED, 2)
    return picture


def _frame(pen: ImageDraw.ImageDraw, box: Box, color: tuple[int, int, int], width: int) -> None:
    pen.rectangle((box.left, box.top, box.right, box.bottom), outline=color, width=width)
