"""Tell under which column each segment of a row stands, and read it as what the column holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from docintel.core.document_type import Kind
from docintel.core.page import Word
from docintel.extraction.item_columns import Column
from docintel.extraction.items import Item, entry
from docintel.extraction.reading import Segment
from docintel.extraction.spec_values import values_of
from docintel.extraction.transactions import short_dates, signed
from docintel.extraction.units import add_unit
from docintel.extraction.values import Found, find_values

_LONGEST_UNIT = 8
#: The widest blank within a number, in heights; between two columns there is more.
_BLANK = 0.45
_GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d{2})?-?$")


def cells_of(row: Sequence[Segment], columns: Sequence[Column], latest: date | None) -> Item:
    """Each segment under the column that it stands in and whose kind it can be read as."""
    cells: Item = {}
    for segment in row:
        for part in _parts(segment, columns):
            for column in _ranked(part, columns):
                if column.spec.name in cells and column.spec.kind is not Kind.TEXT:
                    continue
                found = _read(column, part, latest)
                if found is None:
                    continue
                cell = entry(column.spec.name, part, found)
                known = cells.get(column.spec.name)
                cells[column.spec.name] = known.joined(cell) if known else cell
                break
            else:
                _take_unit(cells, part, columns)
    add_unit(cells, row)
    return cells


def _take_unit(cells: Item, part: Segment, columns: Sequence[Column]) -> None:
    """A short word behind the quantity is its unit, also without a header."""
    is_short = len(part.text) <= _LONGEST_UNIT and any(letter.isalpha() for letter in part.text)
    if is_short and "unit" not in cells and _is_behind_numbers(part, columns):
        text = part.text.strip(".")
        cells["unit"] = entry("unit", part, Found(0, len(text), text))


def _parts(segment: Segment, columns: Sequence[Column]) -> list[Segment]:
    """The segment, or its words one by one where they stand under different columns.

    The words of a number that blanks part stay together.
    """
    over = [column for column in columns if _shared(segment, column) > 0]
    numeric = sum(any(letter.isdigit() for letter in word.text) for word in segment.line.words)
    if len(over) < 2 or numeric < 2 or len(segment.line.words) > 4:
        return [segment]
    parts: list[Segment] = []
    at = 0
    while at < len(segment.line.words):
        end = _end_of_number(segment.line.words, at)
        parts.append(segment.only(at, end))
        at = end
    return parts


def _end_of_number(words: Sequence[Word], start: int) -> int:
    """Behind the last word of the number that begins there: the 2 of `3  2 295,71` goes on."""
    end = start + 1
    while end < len(words):
        above, word = words[end - 1], words[end]
        text = " ".join(one.text for one in words[start : end + 1])
        close = word.box.left - above.box.right < _BLANK * word.box.height
        if not (close and _GROUPED.match(text)):
            break
        end += 1
    return end


def _ranked(segment: Segment, columns: Sequence[Column]) -> list[Column]:
    """Columns that the segment may stand in, the nearest first, the description last of all."""
    middle = segment.box.center[0]
    nearest = min(columns, key=lambda column: abs(column.box.center[0] - middle))
    close = [(_closeness(segment, column), column) for column in columns]
    fitting = sorted(
        ((near, column) for near, column in close if near > 0), key=lambda one: -one[0]
    )
    ranked = [column for _, column in fitting]
    texts = [] if _is_behind_numbers(segment, columns) else _descriptions(columns)
    return list(dict.fromkeys([*ranked, nearest, *texts]))


def _descriptions(columns: Sequence[Column]) -> list[Column]:
    return [column for column in columns if column.spec.name == "description"]


def _is_behind_numbers(segment: Segment, columns: Sequence[Column]) -> bool:
    """Whether a column of numbers stands between the description and the segment."""
    left = max((column.box.left for column in _descriptions(columns)), default=0.0)
    return any(
        left < column.box.left and column.box.right <= segment.box.left
        for column in columns
        if column.spec.kind.is_numeric
    )


def _closeness(segment: Segment, column: Column) -> float:
    """1 where an edge or the middle is shared, else the share of the width in common."""
    box, head = segment.box, column.box
    slack = 1.2 * box.height
    edges = (
        abs(box.left - head.left),
        abs(box.right - head.right),
        abs(box.center[0] - head.center[0]),
    )
    aligned = max(0.0, 1 - min(edges) / slack)
    share = _shared(segment, column) / max(min(box.width, head.width), 1.0)
    return max(aligned, share * 0.9)


def _shared(segment: Segment, column: Column) -> float:
    return max(
        0.0,
        min(segment.box.right, column.box.right) - max(segment.box.left, column.box.left),
    )


def _read(column: Column, segment: Segment, latest: date | None) -> Found | None:
    kind = column.spec.kind
    letters = sum(letter.isalpha() for letter in segment.text)
    if (column.spec.name == "description" and letters < 3) or _is_share(kind, segment.text):
        return None
    found = values_of(column.spec, segment.text)
    if kind is Kind.MONEY:
        found = [signed(segment.text, one) for one in found] or find_values(
            Kind.NUMBER, segment.text
        )
    if column.spec.name == "sku" and not found and " " not in segment.text:
        return Found(0, len(segment.text), segment.text)
    if kind is Kind.DATE and not found:
        found = short_dates(segment.text, latest)
    if not found:
        return None
    if kind.is_numeric and _letters_beside(segment.text, found[0]) > 8:
        return None
    return found[0]


def _is_share(kind: Kind, text: str) -> bool:
    return kind in {Kind.MONEY, Kind.NUMBER} and "%" in text


def _letters_beside(text: str, found: Found) -> int:
    rest = text[: found.start] + text[found.end :]
    return sum(letter.isalpha() for letter in rest)
