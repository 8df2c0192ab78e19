"""Rules that every step in the catalog keeps."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from PIL import Image, ImageDraw

from docintel.catalogs import CATALOGS
from docintel.core.document import Document
from docintel.core.page import Page
from docintel.pipeline.catalog import Catalog
from tests.contract.examples import (
    ALIKE,
    DOCUMENT,
    MISREAD,
    PAGE,
    SCANNED,
    SIZE,
    Finder,
    TableFinder,
    vendor_list,
)

# What a step needs to have not found yet, so that finding it is a change.
BARE: dict[str, dict[str, Any]] = {
    "find_layout": {"regions": ()},
    "order_lines": {"lines": ()},
    "read_text": {"words": (), "lines": (), "regions": (), "tables": (), "source": None},
    "classify_type": {"type": None},
    "mark_running_lines": {"pages": ALIKE},
    "split_pack": {"cuts": None},
    "decide_fields": {"fields": (), "line_items": ()},
    "propose_from_e_invoice": {"type": None},
    "repair_fields": MISREAD,
}


def _image() -> Image.Image:
    image = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(image)
    for line in PAGE.lines:
        draw.text((line.box.left, line.box.top), line.text, fill="black")
    return image


def _step(catalog: Catalog, name: str, finds: bool) -> Any:
    known = {field.name for field in fields(catalog.find(name))}
    engine = TableFinder(finds) if name == "find_tables" else Finder(finds)
    options: dict[str, Any] = dict.fromkeys({"engine", "reader"} & known, engine)
    if "vendors" in known:
        options["vendors"] = vendor_list()
    return catalog.build(name, options)


def _changed(before: Any, after: Any) -> set[str]:
    """Names of what differs. What is equal must be the very same object: nothing was rebuilt."""
    names = [field.name for field in fields(before)]
    return {name for name in names if getattr(before, name) is not getattr(after, name)}


def _replaced(subject: Any, name: str) -> Any:
    return replace(subject, **BARE.get(name, {}))


@pytest.mark.parametrize("finds", [True, False], ids=["finding", "finding nothing"])
@pytest.mark.parametrize("name", CATALOGS.image_steps.paths)
def test_an_image_step_changes_only_what_it_declares(name: str, finds: bool) -> None:
    step = _step(CATALOGS.image_steps, name, finds)
    image = _image()
    page, prepared = step(SCANNED, image)
    assert _changed(SCANNED, page) <= step.writes
    assert finds == (prepared is not image)
    if finds:
        assert _changed(SCANNED, page) == step.writes


@pytest.mark.parametrize("name", CATALOGS.page_stages.paths)
def test_a_page_stage_changes_exactly_what_it_declares(name: str) -> None:
    stage = _step(CATALOGS.page_stages, name, finds=True)
    before = SCANNED if name == "read_text" else _replaced(PAGE, name)
    assert _changed(before, stage(before, _image())) == stage.writes


@pytest.mark.parametrize("name", CATALOGS.document_stages.paths)
def test_a_document_stage_changes_exactly_what_it_declares(name: str) -> None:
    stage = _step(CATALOGS.document_stages, name, finds=True)
    before = _replaced(DOCUMENT, name)
    if name == "decide_fields":
        before = _with_candidates(before)
    assert _changed(before, stage(before)) == stage.writes


@pytest.mark.parametrize("name", CATALOGS.page_stages.paths)
def test_a_page_stage_survives_a_blank_page(name: str) -> None:
    stage = _step(CATALOGS.page_stages, name, finds=False)
    blank = Page(1, *SIZE, dpi=120)
    assert _changed(blank, stage(blank, Image.new("RGB", SIZE, "white"))) <= stage.writes


@pytest.mark.parametrize("document", [Document("d"), Document("d", (Page(1, *SIZE, dpi=120),))])
@pytest.mark.parametrize("name", CATALOGS.document_stages.paths)
def test_a_document_stage_survives_an_empty_document(name: str, document: Document) -> None:
    stage = _step(CATALOGS.document_stages, name, finds=False)
    assert _changed(document, stage(document)) <= stage.writes


def _with_candidates(document: Document) -> Document:
    """Candidates for a header field and for a line item, as the voters propose them."""
    propose = ("propose_by_rules", "propose_line_items")
    for name in propose:
        document = CATALOGS.document_stages.build(name, {})(document)
    return document
