"""Hold boxes seen on a page against what the form fields of the file say of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docintel.core.geometry import Box
from docintel.core.page import FormValue, Mark, MarkKind

#: What check boxes are as form values.
_STATES = {"true": True, "false": False}
#: How square a field is that is a box.
_SQUARE = (0.6, 1.7)
_SAME_PLACE = 0.3


def told_by_form(seen: Sequence[Mark], values: Sequence[FormValue]) -> list[Mark]:
    """All boxes, those of form fields as the file has them: it knows better than any eye."""
    squares = [value for value in values if _is_square(value.box)]
    found = [_told(mark, squares) for mark in seen]
    missing = (
        Mark(MarkKind.CHECK_BOX, value.box, 1.0, _STATES[value.value])
        for value in squares
        if value.value in _STATES and not any(_same(value.box, mark.box) for mark in seen)
    )
    return [*found, *missing]


def _told(mark: Mark, values: Sequence[FormValue]) -> Mark:
    """A button that was not chosen has no value; of it the eye alone can tell."""
    for value in values:
        if _same(mark.box, value.box):
            return replace(mark, checked=_STATES.get(value.value, True), confidence=1.0)
    return mark


def _is_square(box: Box) -> bool:
    return _SQUARE[0] <= box.width / max(box.height, 1.0) <= _SQUARE[1]


def _same(one: Box, other: Box) -> bool:
    return one.overlap(other) >= _SAME_PLACE * one.union(other).area
