"""Read the values that a field may have out of a text: by pattern or choices, else by kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docintel.core.document_type import FieldSpec, Kind
from docintel.extraction.choices import find_choices
from docintel.extraction.values import Found, find_values


def values_of(spec: FieldSpec, text: str, day_first: bool = True) -> list[Found]:
    """Values in the order they stand; where something fits the pattern of the field, only that."""
    return list(values_by_pattern(spec, text, day_first)) or _by_kind(spec, text, day_first)


def values_by_pattern(spec: FieldSpec, text: str, day_first: bool = True) -> Iterator[Found]:
    """What fits the pattern of the field, as its kind reads it; identifiers without blanks."""
    for match in re.finditer(spec.pattern, text) if spec.pattern else ():
        group = 1 if match.re.groups else 0
        start, end = match.span(group)
        if start == end:
            continue
        if spec.kind is Kind.IDENTIFIER:
            yield Found(start, end, "".join(match[group].split()))
            continue
        for found in _by_kind(spec, match[group], day_first)[:1]:
            yield found.moved(start)


def _by_kind(spec: FieldSpec, text: str, day_first: bool) -> list[Found]:
    if spec.kind is Kind.CHOICE:
        return find_choices(spec, text)
    return find_values(spec.kind, text, day_first)
