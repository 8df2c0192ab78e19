"""Give amounts the sign that stands around them and not in them, as the rules read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docintel.core.document import Candidate
from docintel.core.geometry import Box
from docintel.extraction.candidates import VOTER

_Place = tuple[str, int | None, tuple[Box, ...]]


def with_signs_of_rules(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, amounts below nought where the rules read the same print so.

    An S for debit, the head of its column and the balance behind it are what rules look at; models
    that mark the words take the number for what is printed.
    """
    owed = {_place(one) for one in candidates if one.voter == VOTER and one.value.startswith("-")}
    return tuple(
        replace(one, value=f"-{one.value}")
        if _place(one) in owed and one.value[:1].isdigit() and _is_amount(one.value)
        else one
        for one in candidates
    )


def _place(one: Candidate) -> _Place:
    return one.name, one.page, one.boxes


def _is_amount(value: str) -> bool:
    return value.replace(".", "", 1).isdigit()
