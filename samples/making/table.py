"""Tables on a sheet: with rules, with stripes, or bare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .sheet import BLACK, Align, Color, Sheet, Style


@dataclass(frozen=True)
class Column:
    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True)
class Look:
    """How a table is drawn; `grid` says which rules it has."""

    body: Style
    head: Style
    head_fill: Color | None = None
    stripe: Color | None = None
    grid: Literal["all", "rows", "columns", "none"] = "rows"
    ink: Color = BLACK
    rule: float = 0.5
    padding: float = 5
    lead: float = 1.28


Row = Sequence[str]


def table(
    sheet: Sheet,
    at: tuple[float, float],
    columns: Sequence[Column],
    rows: Sequence[Row],
    look: Look,
) -> float:
    """Draw head and rows from the top left corner; returns the y of the bottom edge.

    Columns without any title have no head. A cell may hold several lines, split by a newline.
    """
    x, y = at
    bottom = _head(sheet, (x, y), columns, look)
    edges = [y, bottom]
    for number, row in enumerate(rows):
        if look.stripe and number % 2:
            sheet.box((x, bottom, _right(x, columns), bottom + _height(row, look)), look.stripe)
        bottom = _row(sheet, (x, bottom), columns, row, look)
        edges.append(bottom)
    _rules(sheet, x, columns, edges, look)
    return bottom


def _head(sheet: Sheet, at: tuple[float, float], columns: Sequence[Column], look: Look) -> float:
    x, y = at
    titles = [column.title for column in columns]
    if not any(titles):
        return y
    heading = replace(look, body=look.head)
    if look.head_fill:
        sheet.box((x, y, _right(x, columns), y + _height(titles, heading)), look.head_fill)
    return _row(sheet, at, columns, titles, heading)


def _row(
    sheet: Sheet, at: tuple[float, float], columns: Sequence[Column], row: Row, look: Look
) -> float:
    x, y = at
    style = look.body
    for column, cell in zip(columns, row, strict=True):
        place = _anchor(x, column, look.padding)
        first = y + look.padding + style.size * 0.78
        aligned = style.but(align=column.align)
        sheet.lines(place, first, cell.split("\n"), aligned, look.lead)
        x += column.width
    return y + _height(row, look)


def _anchor(x: float, column: Column, padding: float) -> float:
    if column.align == "right":
        return x + column.width - padding
    return x + column.width / 2 if column.align == "center" else x + padding


def _height(row: Row, look: Look) -> float:
    deepest = max(cell.count("\n") + 1 for cell in row)
    return 2 * look.padding + look.body.size * (0.78 + (deepest - 1) * look.lead)


def _right(x: float, columns: Sequence[Column]) -> float:
    return x + sum(column.width for column in columns)


def _rules(
    sheet: Sheet, x: float, columns: Sequence[Column], edges: Sequence[float], look: Look
) -> None:
    right = _right(x, columns)
    if look.grid in ("all", "rows"):
        for y in edges:
            sheet.rule((x, y), (right, y), look.ink, look.rule)
    if look.grid in ("all", "columns"):
        for column in columns:
            sheet.rule((x, edges[0]), (x, edges[-1]), look.ink, look.rule)
            x += column.width
        sheet.rule((right, edges[0]), (right, edges[-1]), look.ink, look.rule)
