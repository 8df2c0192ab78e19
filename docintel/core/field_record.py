"""A field and a line item as JSON."""

from __future__ import annotations

from docintel.core.document import Alternative, Field, LineItem
from docintel.core.page_record import Json, boxes_to_json, clean


def field_to_json(field: Field) -> Json:
    """A `fields` entry of the record."""
    return {"name": field.name, **_content(field)}


def item_to_json(item: LineItem) -> Json:
    """A `line_items` entry: its fields by name."""
    return {field.name: _content(field) for field in item.fields}


def alternatives_to_json(field: Field) -> list[Json]:
    return [
        {"value": clean(other.value), "confidence": round(other.confidence, 4)}
        for other in field.alternatives
    ]


def alternatives_from_json(data: list[Json]) -> tuple[Alternative, ...]:
    return tuple(Alternative(other["value"], other["confidence"]) for other in data)


def _content(field: Field) -> Json:
    return {
        "value": clean(field.value),
        "text": clean(field.text),
        "confidence": round(field.confidence, 4),
        "page": field.page,
        "boxes": boxes_to_json(field.boxes),
        "source": field.source,
        "voter": field.voter,
        "state": field.state,
        "alternatives": alternatives_to_json(field),
    }
