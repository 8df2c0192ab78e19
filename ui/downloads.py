"""Buttons that take documents along: a record, values and line items for a spreadsheet, text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any

import streamlit as st

from docintel.core.filing import Filing
from docintel.services.export import export
from docintel.ui.application import application


@dataclass(frozen=True)
class _Form:
    """A form in which documents are taken along. `utf-8-sig` tells Excel that it is UTF-8."""

    label: str
    name: str
    ending: str
    media_type: str
    encoding: str = "utf-8"


_RECORD = _Form("Record (JSON)", "json", ".json", "application/json")
_TEXT = _Form("Text (Markdown)", "markdown", ".md", "text/markdown")
_VALUES = _Form("Values (CSV)", "csv", ".csv", "text/csv", "utf-8-sig")
_ITEMS = _Form("Line items (CSV)", "csv-items", ".items.csv", "text/csv", "utf-8-sig")


def for_one(filing: Filing, has_items: bool) -> None:
    """The file as it came, and what was read in it."""
    if content := application().view.original(filing.id):
        st.download_button(
            "Original file",
            content,
            PurePath(filing.path).name,
            filing.media_type,
            on_click="ignore",
        )
    for form in (_RECORD, _VALUES, *([_ITEMS] if has_items else []), _TEXT):
        _button(form, [filing], filing.name)


def for_many(filings: list[Filing]) -> None:
    """Their values and line items, each as one table."""
    for form in (_VALUES, _ITEMS):
        _button(form, filings, "documents")


def _button(form: _Form, filings: list[Filing], stem: str) -> None:
    # What is downloaded is made when somebody asks for it.
    content = partial(_content, form, filings)
    name = f"{stem}{form.ending}"
    st.download_button(form.label, content, name, form.media_type, on_click="ignore")


def _content(form: _Form, filings: list[Filing]) -> bytes:
    # Tables hold no page text, which is most of a record.
    tabular = form in (_VALUES, _ITEMS)
    load: Any = application().view.overview if tabular else application().query.record
    return export([load(filing.id) for filing in filings], form.name).encode(form.encoding)
