"""Read a record back, for the law that it holds all of a document that is stored."""

from __future__ import annotations

from docintel.core.document import (
    Check,
    Document,
    Entity,
    Field,
    LineItem,
    Repair,
    Sentiment,
    State,
    TypeGuess,
)
from docintel.core.field_record import alternatives_from_json
from docintel.core.page import Origin
from docintel.core.page_record import Json, boxes_from_json, failure_from_json, page_from_json


def document_from_json(data: Json) -> Document:
    """The opposite of `content_to_json`."""
    return Document(
        id=data["id"],
        pages=tuple(page_from_json(page) for page in data["pages"]),
        type=TypeGuess(**data["type"]) if data["type"] else None,
        language=data["language"],
        fields=tuple(_field(field["name"], field) for field in data["fields"]),
        line_items=tuple(_item(item) for item in data["line_items"]),
        repairs=tuple(Repair(**repair) for repair in data["repairs"]),
        checks=tuple(_check(check) for check in data["checks"]),
        entities=tuple(_entity(entity) for entity in data["entities"]),
        summary=data["summary"],
        sentiment=Sentiment(**data["sentiment"]) if data["sentiment"] else None,
        failures=tuple(failure_from_json(failure) for failure in data["failures"]),
        timings=tuple(data["timings"].items()),
        versions=tuple(data["versions"].items()),
    )


def _item(data: Json) -> LineItem:
    return LineItem(tuple(_field(name, content) for name, content in data.items()))


def _field(name: str, data: Json) -> Field:
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


def _check(data: Json) -> Check:
    return Check(data["rule"], data["passed"], data["message"], tuple(data["fields"]))


def _entity(data: Json) -> Entity:
    return Entity(**{**data, "boxes": boxes_from_json(data["boxes"])})
