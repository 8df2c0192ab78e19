"""A folder with document types of one's own serves every stage that asks for the type."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from inspect import getsource
from pathlib import Path

import pytest

from docintel.catalogs import CATALOGS
from docintel.core.document import Document, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import FormValue
from docintel.errors import ConfigError, UnknownNameError
from tests.unit.typesetting import typeset

PERMIT = """
name = "permit"
is_open = true
rules = ["required_fields_present"]

[[cues]]
where = "title"
weight = 9.0
words = ["parking permit"]

[[fields]]
name = "permit_number"
kind = "identifier"
core = true
required = true
[fields.labels]
en = ["permit number"]

[[columns]]
name = "description"
kind = "text"
[columns.headers]
en = ["vehicle"]
"""
STAGES = (
    *("classify_type", "propose_from_form", "propose_by_rules", "propose_line_items"),
    *("decide_fields", "validate"),
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    (tmp_path / "permit.toml").write_text(PERMIT, encoding="utf-8")
    return str(tmp_path)


def permit() -> Document:
    document = typeset([(50, 50, "Parking Permit"), (50, 100, "Permit number: PP-4711")])
    page = replace(document.pages[0], form_values=(FormValue("zone", "B 2", Box(9, 9, 50, 20)),))
    return replace(document, type=None, pages=(page,))


def test_every_stage_knows_the_types_of_the_folder(folder: str) -> None:
    document = permit()
    for name in STAGES:
        document = CATALOGS.document_stages.build(name, {"types": folder})(document)
    assert document.type
    assert document.type.name == "permit"
    assert {found.name: found.value for found in document.fields} == {
        "permit_number": "PP-4711",
        "zone": "B 2",
    }
    assert [check.passed for check in document.checks] == [True]


def test_every_stage_that_asks_for_the_type_has_the_option() -> None:
    classes = [CATALOGS.document_stages.find(name) for name in CATALOGS.document_stages.paths]
    asking = {
        one for one in classes if "known_types import" in getsource(sys.modules[one.__module__])
    }
    having = {one for one in classes if "types" in {option.name for option in fields(one)}}
    assert {CATALOGS.document_stages.find(name) for name in STAGES} <= having
    assert asking == having


@pytest.mark.parametrize("stage", STAGES[:4])
@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('rules = ["required', 'rules = ["requires', "rules: no rule named requires"),
        (
            "is_open = true",
            'readers = ["permit"]',
            "readers: no reader named permit; known: contract_",
        ),
        ('where = "title"', 'where = "structure"', "cues: no shape named parking permit; known: "),
        ('"identifier"', '"id"', "(permit_number): no kind 'id'; known: address"),
    ],
)
def test_a_type_that_cannot_work_is_refused_when_the_stage_is_made(
    folder: str, stage: str, right: str, wrong: str, said: str
) -> None:
    file = Path(folder) / "permit.toml"
    file.write_text(PERMIT.replace(right, wrong), encoding="utf-8")
    with pytest.raises(ConfigError, match=str(file)) as raised:
        CATALOGS.document_stages.build(stage, {"types": folder})
    assert said in str(raised.value)


def test_a_stated_type_that_nobody_described_is_answered_with_those_there_are(folder: str) -> None:
    stated = replace(permit(), type=TypeGuess("permitt", 1.0))
    with pytest.raises(UnknownNameError, match=r"no document type 'permitt'; known: .*permit"):
        CATALOGS.document_stages.build("classify_type", {"types": folder})(stated)
