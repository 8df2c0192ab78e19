"""The record: one JSON object a document, the same on the command line, in exports and over REST.

Its form is `docintel/schema/document.schema.json`. Candidates and attachments are not part of it:
they are working material of the pipeline.
"""

from __future__ import annotations

from docintel.core.document import Check, Document, Entity, Repair, Sentiment, TypeGuess
from docintel.core.field_record import field_to_json, item_to_json
from docintel.core.filing import Filing, Note, Part
from docintel.core.page_record import (
    Json,
    boxes_to_json,
    clean,
    failure_to_json,
    page_to_json,
)


def to_record(filing: Filing, document: Document) -> Json:
    """The whole record of a stored document."""
    return _filing_part(filing) | content_to_json(document)


def content_to_json(document: Document) -> Json:
    """The part of the record that the pipeline found."""
    return {
        "type": _type(document.type),
        "language": document.language,
        "pages": [page_to_json(page) for page in document.pages],
        "fields": [field_to_json(field) for field in document.fields],
        "line_items": [item_to_json(item) for item in document.line_items],
        "repairs": [_repair(repair) for repair in document.repairs],
        "checks": [_check(check) for check in document.checks],
        "entities": [_entity(entity) for entity in document.entities],
        "summary": None if document.summary is None else clean(document.summary),
        "sentiment": _sentiment(document.sentiment),
        "failures": [failure_to_json(failure) for failure in document.failures],
        "timings": {stage: round(seconds, 4) for stage, seconds in document.timings},
        "versions": dict(document.versions),
    }


def _filing_part(filing: Filing) -> Json:
    return {
        "id": filing.id,
        "name": clean(filing.name),
        "path": clean(filing.path),
        "sha256": filing.sha256,
        "size": filing.size,
        "media_type": filing.media_type,
        "status": filing.status,
        "error": _note(filing.error) if filing.error else None,
        "reasons": [_note(reason) for reason in filing.reasons],
        "page_count": filing.page_count,
        "progress": round(filing.progress, 4),
        "created": filing.created.isoformat(),
        "updated": filing.updated.isoformat(),
        "parent": _part(filing.parent) if filing.parent else None,
        "parts": [_part(part) for part in filing.parts],
        "withdrawn": filing.withdrawn.isoformat() if filing.withdrawn else None,
    }


def _part(part: Part) -> Json:
    return {"id": part.id, "first_page": part.first_page, "last_page": part.last_page}


def _note(note: Note) -> Json:
    return {"code": note.code, "message": clean(note.message)}


def _type(guess: TypeGuess | None) -> Json | None:
    if guess is None:
        return None
    return {"name": guess.name, "confidence": round(guess.confidence, 4)}


def _repair(repair: Repair) -> Json:
    return {
        "field": repair.field,
        "before": clean(repair.before),
        "after": clean(repair.after),
        "rule": repair.rule,
        "message": clean(repair.message),
    }


def _check(check: Check) -> Json:
    return {
        "rule": check.rule,
        "passed": check.passed,
        "message": clean(check.message),
        "fields": list(check.fields),
    }


def _entity(entity: Entity) -> Json:
    return {
        "label": entity.label,
        "text": clean(entity.text),
        "start": entity.start,
        "end": entity.end,
        "page": entity.page,
        "boxes": boxes_to_json(entity.boxes),
        "confidence": round(entity.confidence, 4),
    }


def _sentiment(sentiment: Sentiment | None) -> Json | None:
    if sentiment is None:
        return None
    return {"label": sentiment.label, "score": round(sentiment.score, 4)}
