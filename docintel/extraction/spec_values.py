"""Read the values that a field may have out of a text: by its choices, else by its kind."""

from __future__ import annotations

from docintel.core.document_type import FieldSpec, Kind
from docintel.extraction.choices import find_choices
from docintel.extraction.values import Found, find_values


def values_of(spec: FieldSpec, text: str, day_first: bool = True) -> list[Found]:
    """Values in the order they stand."""
    if spec.kind is Kind.CHOICE:
        return find_choices(spec, text)
    return find_values(spec.kind, text, day_first)
