"""The document viewer: a Streamlit component that shows a page and the values read from it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import streamlit as st

_ASSETS = files("docintel.component") / "assets"

_viewer = st.components.v2.component(
    "docintel_viewer",
    css=(_ASSETS / "viewer.css").read_text(encoding="utf-8"),
    # One module: Streamlit gives a component no second file to import.
    js="\n".join(
        (_ASSETS / name).read_text(encoding="utf-8") for name in ("parts.js", "why.js", "viewer.js")
    ),
)


def viewer(record: Mapping[str, Any], base: str, key: str) -> str | None:
    """Show a document; the name of the field that was just clicked, if one was.

    `record` is the overview of the document (`services.view`); `base` the address below which
    `/pages/{page}?run=` answers with what stands on the page, `/pages/{page}/image?run=` with its
    picture, and `/fields/{name}/why` with what moved the models towards a value.
    """
    result = _viewer(
        data={"record": dict(record), "base": base}, key=key, on_select_change=lambda: None
    )
    selected: str | None = result.select
    return selected
