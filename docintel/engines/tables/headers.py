"""Count the rows at the top of a table that name its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from docintel.core.page import Cell

#: Rows that a header has at most.
_MOST = 5
#: A year, alone or with a few letters, as in `2018`, `FY 2018`, `31 Dec 2018`.
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)")
_DATE_LETTERS = 12


def header_rows(cells: Sequence[Cell]) -> int:
    """How many rows stand above the first one with a number that is no year.

    One where no row has a number, and none where the first row has one.
    """
    by_row = [list(row) for _, row in groupby(cells, key=lambda cell: cell.row)]
    for number, row in enumerate(by_row):
        if any(_is_value(cell.text) for cell in row[1:]):
            above = by_row[number - 1] if number else []
            # A row alone above the values, such as `Assets`, is the first of the body.
            is_heading = len(above) == 1 and above[0].column == 0 and number > 1
            return min(number - is_heading, _MOST)
    return 1 if len(by_row) > 1 else 0


def _is_value(text: str) -> bool:
    """Whether the text is a number and not the year that a column is about."""
    digits = sum(letter.isdigit() for letter in text)
    letters = sum(letter.isalpha() for letter in text)
    if _YEAR.search(text) and digits <= 6 and letters <= _DATE_LETTERS:
        return False
    return digits > letters
