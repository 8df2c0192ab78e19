"""Labelled sets may call fields by other names; each of ours is known by its own."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from docintel.core.type_files import document_types
from docintel.evaluation.labels import read_labels

NAMES = tomllib.loads((files("docintel") / "evaluation" / "field_names.toml").read_text("utf-8"))
SHIPPED = [name for name in NAMES if name.partition(".")[0] in document_types()]


@pytest.mark.parametrize("table", SHIPPED)
def test_other_names_lead_to_fields_and_hide_none(table: str) -> None:
    name, _, part = table.partition(".")
    one = document_types()[name]
    known = {spec.name for spec in (one.columns if part else one.fields)}
    assert set(NAMES[table].values()) <= known
    hidden = {other for other, own in NAMES[table].items() if other in known and other != own}
    assert hidden == set()


def test_rows_are_read_under_our_names(tmp_path: Path) -> None:
    row = {
        "id": "1",
        "type": "invoice",
        "pdf": "a.pdf",
        "fields": {"seller": "Oak Ltd", "total": "5.00", "invoice_number": "7"},
        "line_items": [{"qty": "2", "amount": "5.00"}],
    }
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    [label] = read_labels(path)
    assert label.fields == {
        "supplier_name": "Oak Ltd",
        "gross_total": "5.00",
        "invoice_number": "7",
    }
    assert label.line_items == ({"quantity": "2", "net_amount": "5.00"},)
