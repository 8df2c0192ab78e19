"""A type that lies in DOCINTEL_HOME/types works everywhere, without a pipeline that names it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docintel.app import App, make_app
from docintel.core.filing import Status
from docintel.errors import ConfigError, UnknownNameError
from docintel.pipeline.runner import Unobserved
from docintel.services.evaluate import EvaluateOptions, evaluate
from docintel.services.process import Task
from docintel.settings import Settings
from samples.making.sheet import Style, add_sheet, new_document, to_bytes
from tests.integration.test_cli import docintel
from tests.integration.test_new_types import PIPELINE

PERMIT = """
name = "parking_permit"
title = "Permit to park"
rules = ["required_fields_present", "period_in_order"]

[[cues]]
where = "title"
weight = 6.0
words = ["parking permit"]

[[fields]]
name = "permit_number"
kind = "identifier"
role = "number"
core = true
required = true
pattern = 'PP-\\d{4,6}'
[fields.labels]
en = ["permit number"]

[[fields]]
name = "holder"
kind = "name"
core = true
[fields.labels]
en = ["issued to"]

[[fields]]
name = "zone"
kind = "choice"
[fields.labels]
en = ["zone"]
[fields.choices]
residents = ["residents"]
visitors = ["visitors"]

[[columns]]
name = "vehicle"
kind = "text"
role = "item_description"
[columns.headers]
en = ["vehicle"]

[[columns]]
name = "price"
kind = "money"
core = true
[columns.headers]
en = ["price"]
"""
FIELDS = {"permit_number": "PP-20417", "holder": "Imogen Farraday", "zone": "residents"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    types = tmp_path / "home" / "types"
    types.mkdir(parents=True)
    (types / "permit.toml").write_text(PERMIT, encoding="utf-8")
    return tmp_path / "home"


@pytest.fixture
def app(home: Path, tmp_path: Path) -> App:
    """The application with a pipeline that says nothing of types."""
    pipeline = tmp_path / "rules.toml"
    pipeline.write_text(PIPELINE, encoding="utf-8")
    return make_app(Settings(home=home, pipeline=str(pipeline)))


@pytest.fixture
def permit(tmp_path: Path) -> Path:
    document = new_document("Permit", "City Desk")
    sheet = add_sheet(document)
    sheet.write(60, 70, "Parking Permit", Style("bold", 18))
    facts = ("Permit number: PP-20417", "Issued to: Imogen Farraday", "Zone: Residents")
    sheet.lines(60, 110, facts, Style("sans", 10), lead=2)
    for y, (vehicle, price) in ((220, ("Vehicle", "Price")), (240, ("Blue hatchback", "80.00"))):
        sheet.write(60, y, vehicle, Style("sans", 10))
        sheet.write(520, y, price, Style("sans", 10, align="right"))
    path = tmp_path / "permit.pdf"
    path.write_bytes(to_bytes(document))
    return path


def test_a_document_of_the_type_is_processed(app: App, permit: Path) -> None:
    filing = app.intake.accept_file(permit).filing
    app.processor()(Task(filing.id), Unobserved())
    document = app.query.document(filing.id)
    assert document.type
    assert document.type.name == "parking_permit"
    assert {field.name: field.value for field in document.fields} == FIELDS
    assert [cell.value for cell in document.line_items[0].fields] == ["Blue hatchback", "80.00"]
    # The zone is unsure, but only what is core holds a document up; and that is all sure.
    assert [reason.code for reason in app.query.filing(filing.id).reasons] == ["items_unsure"]
    assert app.query.filing(filing.id).status is Status.REVIEW


def test_labels_of_the_type_are_measured_by_its_kinds(app: App, permit: Path) -> None:
    row = {
        "id": "p",
        "type": "parking_permit",
        "pdf": permit.name,
        "fields": FIELDS | {"zone": "Residents"},
        "line_items": [{"vehicle": "Blue hatchback", "price": "80"}],
    }
    labels = permit.with_name("labels.jsonl")
    labels.write_text(json.dumps(row), encoding="utf-8")
    options = EvaluateOptions(type_name="parking_permit")
    report = evaluate(app.pipeline(), labels, options, lambda done, of: None)
    [measured] = report.documents
    assert all(one.correct for one in (*measured.fields, *measured.cells))
    assert len(measured.cells) == 2
    assert measured.complete


def test_the_pages_call_the_type_by_its_title(app: App) -> None:
    assert app.types["parking_permit"].title == "Permit to park"


def test_a_changed_type_makes_another_version_of_the_pipeline(app: App, home: Path) -> None:
    before = app.pipeline().version
    (home / "types" / "permit.toml").write_text(PERMIT + "\n", encoding="utf-8")
    assert app.pipeline().version != before


def test_a_type_that_nobody_described_is_refused_before_anything_is_filed(
    app: App, home: Path, permit: Path
) -> None:
    with pytest.raises(UnknownNameError, match=r"known: .*parking_permit"):
        app.pipeline().check_type("parking")
    done = docintel(home, "process", "--type", "parking", permit)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no document type 'parking'; known: bank_statement" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not app.query.list()


def test_a_type_that_cannot_work_is_refused_in_one_line(home: Path, permit: Path) -> None:
    file = home / "types" / "permit.toml"
    file.write_text(PERMIT.replace("period_in_order", "in_order"), encoding="utf-8")
    done = docintel(home, "process", permit)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"document type {file}: rules: no rule named in_order; known: " in done.stderr
    assert len(done.stderr.splitlines()) == 1
    with pytest.raises(ConfigError):
        make_app(Settings(home=home)).pipeline()
