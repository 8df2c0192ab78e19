"""A field and a line item as JSON, both ways."""

from __future__ import annotations

from docintel.core.document import Alternative, Field, LineItem, State
from docintel.core.page import Origin
from docintel.core.page_record import Json, boxes_from_json, boxes_to_json, clean


def field_to_json(field: Field) -> Json:
    """A `fields` entry of the record."""
    return {"name": field.name, **_content(field)}


def field_from_json(data: Json) -> Field:
    return _read(data["name"], data)


def item_to_json(item: LineItem) -> Json:
    """A `line_items` entry: its fields by name."""
    return {field.name: _content(field) for field in item.fields}


def item_from_json(data: Json) -> LineItem:
    return LineItem(tuple(_read(name, content) for name, content in data.items()))


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


def _read(name: str, data: Json) -> Field:
    return Field(
        name=name,
        value=data["value"],
        text=data["text"],
        confidence=data["confidence"],
        source=Origin(data["source"]),
        voter=data["voter"],
        page=data["page"],
        boxes=boxes_from_json(data["boxes"]),
        state=State(data["state"]),
        alternatives=alternatives_from_json(data["alternatives"]),
    )
