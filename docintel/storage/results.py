"""What a run found: fields, items, repairs, checks, entities as rows, and the whole read back."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

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
from docintel.core.field_record import alternatives_from_json, alternatives_to_json
from docintel.core.page import Origin
from docintel.core.page_record import boxes_from_json, boxes_to_json, failure_from_json
from docintel.storage import pages
from docintel.storage.tables import CheckRow, EntityRow, FieldRow, RepairRow, RunRow


def add(session: Session, run_id: int, document: Document) -> None:
    """Write all but the pages, which are written as they are finished."""
    _add_fields(session, run_id, None, document.fields)
    for number, item in enumerate(document.line_items):
        _add_fields(session, run_id, number, item.fields)
    session.add_all(
        _repair_row(run_id, position, repair) for position, repair in enumerate(document.repairs)
    )
    session.add_all(
        CheckRow(
            run_id=run_id,
            position=position,
            rule=check.rule,
            passed=check.passed,
            message=check.message,
            fields=list(check.fields),
        )
        for position, check in enumerate(document.checks)
    )
    session.add_all(
        _entity_row(run_id, position, entity) for position, entity in enumerate(document.entities)
    )


def load(session: Session, document_id: str, run_id: int) -> Document:
    """The document as this run left it."""
    found = load_values(session, document_id, run_id)
    return replace(found, pages=pages.get_all(session, run_id))


def load_values(session: Session, document_id: str, run_id: int) -> Document:
    """The document without its pages."""
    run = session.get_one(RunRow, run_id)
    fields = _fields(session, run_id)
    return Document(
        id=document_id,
        type=_type(run),
        language=run.language,
        fields=tuple(fields.pop(None, ())),
        line_items=tuple(LineItem(tuple(fields[row])) for row in sorted(_numbers(fields))),
        repairs=_repairs(session, run_id),
        checks=_checks(session, run_id),
        entities=_entities(session, run_id),
        summary=run.summary,
        sentiment=_sentiment(run),
        failures=tuple(failure_from_json(failure) for failure in run.failures),
        timings=tuple(run.timings.items()),
        versions=tuple(run.versions.items()),
    )


def _add_fields(session: Session, run_id: int, row: int | None, fields: tuple[Field, ...]) -> None:
    session.add_all(
        FieldRow(
            run_id=run_id,
            row=row,
            position=position,
            name=field.name,
            value=field.value,
            text=field.text,
            confidence=round(field.confidence, 4),
            source=field.source,
            voter=field.voter,
            state=field.state,
            page=field.page,
            boxes=boxes_to_json(field.boxes),
            alternatives=alternatives_to_json(field),
        )
        for position, field in enumerate(fields)
    )


def _repair_row(run_id: int, position: int, repair: Repair) -> RepairRow:
    return RepairRow(
        run_id=run_id,
        position=position,
        field=repair.field,
        before=repair.before,
        after=repair.after,
        rule=repair.rule,
        message=repair.message,
    )


def _entity_row(run_id: int, position: int, entity: Entity) -> EntityRow:
    return EntityRow(
        run_id=run_id,
        position=position,
        label=entity.label,
        text=entity.text,
        start=entity.start,
        end=entity.end,
        page=entity.page,
        boxes=boxes_to_json(entity.boxes),
        confidence=round(entity.confidence, 4),
    )


def _fields(session: Session, run_id: int) -> dict[int | None, list[Field]]:
    """Fields by line item; those of the document itself under None."""
    found: dict[int | None, list[Field]] = defaultdict(list)
    query = select(FieldRow).where(FieldRow.run_id == run_id).order_by(FieldRow.position)
    for row in session.scalars(query):
        found[row.row].append(_field(row))
    return found


def _numbers(fields: dict[int | None, list[Field]]) -> list[int]:
    return [row for row in fields if row is not None]


def _field(row: FieldRow) -> Field:
    return Field(
        name=row.name,
        value=row.value,
        text=row.text,
        confidence=row.confidence,
        source=Origin(row.source),
        voter=row.voter,
        page=row.page,
        boxes=boxes_from_json(row.boxes),
        state=State(row.state),
        alternatives=alternatives_from_json(row.alternatives),
    )


def _repairs(session: Session, run_id: int) -> tuple[Repair, ...]:
    query = select(RepairRow).where(RepairRow.run_id == run_id).order_by(RepairRow.position)
    return tuple(
        Repair(row.field, row.before, row.after, row.rule, row.message)
        for row in session.scalars(query)
    )


def _checks(session: Session, run_id: int) -> tuple[Check, ...]:
    query = select(CheckRow).where(CheckRow.run_id == run_id).order_by(CheckRow.position)
    return tuple(
        Check(row.rule, row.passed, row.message, tuple(row.fields))
        for row in session.scalars(query)
    )


def _entities(session: Session, run_id: int) -> tuple[Entity, ...]:
    query = select(EntityRow).where(EntityRow.run_id == run_id).order_by(EntityRow.position)
    return tuple(
        Entity(
            label=row.label,
            text=row.text,
            start=row.start,
            end=row.end,
            page=row.page,
            boxes=boxes_from_json(row.boxes),
            confidence=row.confidence,
        )
        for row in session.scalars(query)
    )


def _type(run: RunRow) -> TypeGuess | None:
    if run.type_name is None or run.type_confidence is None:
        return None
    return TypeGuess(run.type_name, run.type_confidence)


def _sentiment(run: RunRow) -> Sentiment | None:
    if run.sentiment_label is None or run.sentiment_score is None:
        return None
    return Sentiment(run.sentiment_label, run.sentiment_score)
