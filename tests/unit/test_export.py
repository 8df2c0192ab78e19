"""Exports say what the records say, and harm no program that reads them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.document import Document, LineItem, Repair
from docintel.core.page import Line, Page
from docintel.core.record import to_record
from docintel.errors import UnknownNameError
from docintel.exporting.formats import FORMATS, format_named
from docintel.exporting.subject import Subject
from tests.fakes import field_of, words
from tests.unit.strategies import documents, texts
from tests.unit.test_record import FILING


def subject_with(*values: tuple[str, str]) -> Subject:
    fields = tuple(field_of(name, value) for name, value in values)
    return Subject(FILING, Document(FILING.id, fields=fields))


def export(subjects: Sequence[Subject], name: str) -> str:
    """The one file that this becomes, as text."""
    write = format_named(name).write
    assert write
    [content] = write(subjects)
    return content.decode()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_json_is_an_object_for_one_and_an_array_for_several() -> None:
    subject = subject_with(("total", "5"))
    record = to_record(subject.filing, subject.document)
    assert json.loads(export([subject], "json")) == record
    assert json.loads(export([subject, subject], "json")) == [record, record]


def test_jsonl_is_a_line_a_document() -> None:
    subject = subject_with(("note", "two\nlines"))
    record = to_record(subject.filing, subject.document)
    lines = export([subject, subject], "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == [record, record]


def test_csv_has_a_column_for_every_field_of_any_document() -> None:
    found = rows(export([subject_with(("total", "5")), subject_with(("iban", "DE1"))], "csv"))
    assert [row["total"] for row in found] == ["5", ""]
    assert [row["iban"] for row in found] == ["", "DE1"]


def test_a_csv_of_items_has_a_row_for_each_with_the_document_it_is_from() -> None:
    items = (
        LineItem((field_of("description", "Tea"), field_of("total", "5"))),
        LineItem((field_of("description", "=HYPERLINK()"),)),
    )
    record = Subject(FILING, Document(FILING.id, line_items=items))
    found = rows(export([subject_with(("total", "5")), record], "csv-items"))
    assert [row["line"] for row in found] == ["1", "2"]
    assert {row["id"] for row in found} == {FILING.id}
    assert [row["description"] for row in found] == ["Tea", "'=HYPERLINK()"]
    assert [row["total"] for row in found] == ["5", ""]


@given(texts)
def test_no_cell_of_a_csv_is_a_formula(value: str) -> None:
    # An upload chooses its own name and values, and a spreadsheet would run them.
    [row] = rows(export([subject_with(("note", value))], "csv"))
    assert not row["note"].startswith(("=", "@", "\t", "\r"))


@pytest.mark.parametrize("value", ["-12.50", "+49 (30) 1234-56", "1234.56"])
def test_numbers_stay_numbers_in_a_csv(value: str) -> None:
    [row] = rows(export([subject_with(("value", value))], "csv"))
    assert row["value"] == value


def test_markdown_tells_what_was_repaired_and_why() -> None:
    repair = Repair("net_total", "180.00", "100.00", "sums", "read as 180.00, is 100.00 because")
    record = Subject(FILING, Document(FILING.id, repairs=(repair,)))
    text = export([record], "markdown")
    assert "## Repairs\n\n- net\\_total: read as 180.00, is 100.00 because\n" in text
    assert "## Repairs" not in export([subject_with(("total", "5"))], "markdown")


def test_markdown_shows_values_and_text_and_lets_nothing_pass_for_markup() -> None:
    page = Page(1, 9, 9, 72, words=words("# Tea | 2"))
    page = replace(page, lines=(Line(page.words),))
    document = Document(FILING.id, (page,), fields=(field_of("total", "5*"),))
    text = export([Subject(FILING, document)], "markdown")
    assert r"| total | 5\* | 95% | 1 |" in text.replace(r"text\_layer", "").replace("  ", " ")
    assert r"\# Tea \| 2" in text


@given(documents())
@settings(max_examples=25, deadline=None)
def test_every_document_can_be_exported_in_every_format(document: Document) -> None:
    for format_ in FORMATS.values():
        if format_.write:
            files = format_.write([Subject(FILING, document)])
            assert len(files) == (len(document.pages) if format_.one_a_page else 1)
            assert all(files)


@given(st.text())
def test_an_unknown_format_is_answered_with_the_known_ones(name: str) -> None:
    if name in {*FORMATS, "pdf"}:
        return
    with pytest.raises(UnknownNameError, match="known: json, jsonl, csv, csv-items"):
        format_named(name)


def test_a_pdf_can_be_asked_for_by_its_short_name() -> None:
    assert format_named("pdf") is FORMATS["searchable-pdf"]
