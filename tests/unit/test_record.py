"""The record holds all of a document that is stored, in the form that its schema says."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from docintel.core.document import Document, LineItem, TypeGuess
from docintel.core.filing import Filing, Note, Status
from docintel.core.geometry import Box
from docintel.core.page import Failure, Page, Word
from docintel.core.page_record import clean
from docintel.core.record import to_record
from tests.fakes import field_of, words
from tests.unit.record_reader import document_from_json
from tests.unit.strategies import documents

SCHEMA = json.loads((files("docintel") / "schema/document.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
FILING = Filing(
    id="d" * 32,
    sha256="a" * 64,
    name="a.pdf",
    path="/in/a.pdf",
    size=3,
    media_type="application/pdf",
    status=Status.DONE,
    created=NOON,
    updated=NOON,
)


def through_json(record: dict[str, Any]) -> Any:
    return json.loads(json.dumps(record))


@given(documents())
@settings(max_examples=40)
def test_a_record_read_back_is_the_document(document: Document) -> None:
    assert document_from_json(through_json(to_record(FILING, document))) == document


@given(documents())
@settings(max_examples=40)
def test_every_record_fits_the_schema(document: Document) -> None:
    entities = tuple(replace(entity, page=1) for entity in document.entities)
    record = through_json(to_record(FILING, replace(document, entities=entities)))
    assert [error.message for error in VALIDATOR.iter_errors(record)] == []


def test_the_schema_is_a_valid_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "path", [(), ("type",), ("pages", 0), ("pages", 0, "words", 0), ("fields", 0)]
)
def test_the_schema_refuses_a_key_that_nobody_agreed_on(path: tuple[Any, ...]) -> None:
    page = Page(1, 9, 9, 72, words=words("Tea"))
    document = Document("d", (page,), type=TypeGuess("receipt", 0.9), fields=(field_of("a", "b"),))
    record = through_json(to_record(FILING, document))
    assert VALIDATOR.is_valid(record)
    part = record
    for key in path:
        part = part[key]
    part["surprise"] = 1
    assert not VALIDATOR.is_valid(record)


def test_a_failed_document_must_say_why() -> None:
    failed = replace(FILING, status=Status.FAILED)
    assert list(VALIDATOR.iter_errors(through_json(to_record(failed, Document("d" * 32)))))
    told = replace(failed, error=Note("damaged_file", "the file is cut off"))
    assert not list(VALIDATOR.iter_errors(through_json(to_record(told, Document("d" * 32)))))


def test_a_line_item_is_an_object_of_its_fields() -> None:
    document = Document("d", line_items=(LineItem((field_of("quantity", "2"),)),))
    assert to_record(FILING, document)["line_items"][0]["quantity"]["value"] == "2"


def test_boxes_are_rounded_to_a_hundredth_of_a_pixel() -> None:
    word = Word("a", Box(1.23456, 2, 3, 4), 0.123456)
    [stored] = to_record(FILING, Document("d", (Page(1, 9, 9, 72, words=(word,)),)))["pages"]
    assert stored["words"] == [{"text": "a", "box": [1.23, 2, 3, 4], "confidence": 0.1235}]


def test_the_record_says_of_the_file_what_is_filed() -> None:
    filing = replace(
        FILING,
        status=Status.RUNNING,
        reasons=(Note("check_failed", "1 + 1 is not 3"),),
        page_count=4,
        progress=0.25,
        updated=NOON + dt.timedelta(hours=1),
    )
    record = to_record(filing, Document("d"))
    told = {name: record[name] for name in ("id", "name", "path", "sha256", "size", "media_type")}
    assert told == {name: getattr(FILING, name) for name in told}
    assert (record["status"], record["error"]) == ("running", None)
    assert record["reasons"] == [{"code": "check_failed", "message": "1 + 1 is not 3"}]
    assert (record["page_count"], record["progress"]) == (4, 0.25)
    assert record["created"] == "2026-11-20T12:00:00+00:00"
    assert record["updated"] == "2026-11-20T13:00:00+00:00"


def test_the_error_of_a_page_is_what_failed_first() -> None:
    first, then = Failure("source", "damaged_file", "cut off"), Failure("read", "engine_failed", "")
    page = Page(1, 9, 9, 72, failures=(first, then))
    [stored] = to_record(FILING, Document("d", (page,)))["pages"]
    assert stored["error"] == {"stage": "source", "code": "damaged_file", "message": "cut off"}
    assert [failure["stage"] for failure in stored["failures"]] == ["source", "read"]


def test_what_no_database_can_hold_is_taken_out_of_texts() -> None:
    assert clean("a\0b\ud800c") == "ab?c"
