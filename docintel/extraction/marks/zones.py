"""Find where on a page a machine-readable zone stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docintel.core.geometry import around
from docintel.core.lines import rows
from docintel.core.mrz import read_mrz
from docintel.core.page import Line, Mark, MarkKind

#: A zone has three lines or two.
_COUNTS = (3, 2)
#: One whose check digits are wrong was misread, but is one.
_MISREAD = 0.8
_FILLER = "<"


def zones(lines: Sequence[Line]) -> Iterator[Mark]:
    """One for each group of rows that have the form of a zone."""
    written = rows(lines)
    at = 0
    while at < len(written):
        found = _zone_from(written[at:]) if _has_filler(written[at]) else None
        if found:
            count, mark = found
            yield mark
            at += count
        else:
            at += 1


def _zone_from(written: Sequence[Sequence[Line]]) -> tuple[int, Mark] | None:
    """How many rows the zone has that begins here."""
    for count in _COUNTS:
        texts = ["".join(line.text for line in row) for row in written[:count]]
        mrz = read_mrz(texts) if len(texts) == count else None
        if mrz:
            box = around(line.box for row in written[:count] for line in row)
            return count, Mark(MarkKind.MRZ, box, 1.0 if mrz.passed else _MISREAD)
    return None


def _has_filler(row: Sequence[Line]) -> bool:
    return any(_FILLER in line.text for line in row)
