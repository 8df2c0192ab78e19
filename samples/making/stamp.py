"""Rubber stamps: turned, framed, not quite opaque."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from .sheet import Color, Sheet, Style, font

BLUE: Color = (0.12, 0.2, 0.55)
RED: Color = (0.72, 0.1, 0.12)


def stamp(
    sheet: Sheet, at: tuple[float, float], rows: Sequence[str], color: Color = BLUE, turn: float = 6
) -> None:
    """Press a framed stamp whose centre is `at`; the first row is set larger."""
    styles = [Style("bold", 15 if number == 0 else 9.5, color) for number in range(len(rows))]
    width = max(style.width(row) for style, row in zip(styles, rows, strict=True)) + 18
    height = 14.0 + sum(style.size * 1.25 for style in styles)
    x, y = at
    frame = pymupdf.Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    matrix = pymupdf.Matrix(turn)
    _frame(sheet, frame, (pymupdf.Point(x, y), matrix), color)
    pen = pymupdf.TextWriter(sheet.page.rect, opacity=0.8, color=color)
    baseline = frame.y0 + 5
    for style, row in zip(styles, rows, strict=True):
        baseline += style.size * 1.2
        start = (x - style.width(row) / 2, baseline)
        pen.append(start, row, font=font(style.face), fontsize=style.size)
    pen.write_text(sheet.page, morph=(pymupdf.Point(x, y), matrix))


def _frame(
    sheet: Sheet, frame: pymupdf.Rect, morph: tuple[pymupdf.Point, pymupdf.Matrix], color: Color
) -> None:
    shape = sheet.page.new_shape()
    shape.draw_rect(frame, radius=0.12)
    inner = pymupdf.Rect(frame.x0 + 2.5, frame.y0 + 2.5, frame.x1 - 2.5, frame.y1 - 2.5)
    shape.draw_rect(inner, radius=0.1)
    shape.finish(color=color, width=1.3, morph=morph, stroke_opacity=0.8)
    shape.commit()
