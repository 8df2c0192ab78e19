"""Buttons that take documents along, in every format there is."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import Any

import streamlit as st

from docintel.core.filing import Filing
from docintel.exporting.formats import FORMATS, Format
from docintel.ui.application import application

#: What one takes along of many documents at once.
_TABLES = ("csv", "csv-items", "xlsx")
#: It tells Excel that a CSV is in UTF-8.
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def for_one(filing: Filing) -> None:
    """The file as it came, and what was read in it."""
    with st.popover("Download"):
        if content := application().view.original(filing.id):
            name = PurePath(filing.path).name
            _download("Original file", content, name, filing.media_type)
        for format_ in FORMATS.values():
            # A PDF has to have a page.
            if filing.page_count or format_.write:
                _button(format_, [filing], filing.name)


def for_many(filings: list[Filing]) -> None:
    """Their values and line items, each as one table."""
    for name in _TABLES:
        _button(FORMATS[name], filings, "documents")


def _button(format_: Format, filings: list[Filing], stem: str) -> None:
    # What is downloaded is made when somebody asks for it.
    content = partial(_content, format_, [filing.id for filing in filings])
    ending, media_type = format_.kind(filings[0].page_count)
    _download(format_.title, content, f"{stem}{ending}", media_type)


def _download(label: str, content: Any, name: str, media_type: str) -> None:
    st.download_button(label, content, name, media_type, on_click="ignore", width="stretch")


def _content(format_: Format, ids: list[str]) -> bytes:
    content: bytes = application().exporter.export(ids, format_.name).content
    return _BYTE_ORDER_MARK + content if format_.media_type == "text/csv" else content
