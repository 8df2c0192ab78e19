"""An option that its field cannot hold is refused when the pipeline is read, not on each page."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from docintel.catalogs import CATALOGS
from docintel.engines.opencv import OpenCv
from docintel.engines.rapidocr import RapidOcr
from docintel.errors import BadOptionError
from docintel.pipeline.catalog import Catalog


@pytest.mark.parametrize(
    ("catalog", "name", "options", "sentence"),
    [
        ("sources", "file", {"dpi": "200"}, "dpi is '200', and must be a whole number"),
        ("engines", "rapidocr", {"threads": True}, "threads is True, and must be a whole number"),
        ("engines", "rapidocr", {"min_confidence": "low"}, "and must be a number"),
        ("engines", "langid", {"languages": 7}, "languages is 7, and must be a list"),
        ("document_stages", "decide_fields", {"types": 3}, "types is 3, and must be a text"),
        ("document_stages", "decide_fields", {"weights": 0.5}, "and must be a table"),
        ("page_stages", "read_text", {"engine": "rapidocr"}, "and must be an engine that can read"),
        ("page_stages", "read_text", {"engine": OpenCv()}, "is OpenCv, and must be an engine"),
    ],
)
def test_what_does_not_fit_is_answered_with_what_would(
    catalog: str, name: str, options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(BadOptionError, match=sentence):
        getattr(CATALOGS, catalog).build(name, options)


def test_a_whole_number_serves_where_a_number_is_asked_for() -> None:
    assert CATALOGS.engines.build("rapidocr", {"min_confidence": 1}) == RapidOcr(min_confidence=1)


CHOICES = [
    (getattr(CATALOGS, kind.name), name)
    for kind in fields(CATALOGS)
    for name in getattr(CATALOGS, kind.name).paths
]


@pytest.mark.parametrize(("catalog", "name"), CHOICES)
def test_every_option_of_the_catalog_can_be_refused(catalog: Catalog, name: str) -> None:
    for option in fields(catalog.find(name)):
        if option.init:
            with pytest.raises(BadOptionError, match=f"{option.name} is object, and must be"):
                catalog.build(name, {option.name: object()})
