"""What was done to the pages before they were read: small pictures from before and after."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import streamlit as st

from docintel.core.filing import Filing
from docintel.ui import words
from docintel.ui.application import application


def show(filing: Filing, overview: dict[str, Any]) -> None:
    """A button that tells of it; nothing where every page was read as it came."""
    prepared = {page["number"]: page["prepared_by"] for page in overview["pages"]}
    numbers = [number for number, steps in prepared.items() if steps]
    if not numbers:
        return
    with st.popover("Preparation"):
        st.caption("What was done to the picture before it was read")
        number = numbers[0]
        if len(numbers) > 1:
            number = st.selectbox("Page", numbers)
        pictures = application().view.previews(filing.id, number)
        for step, pair in zip(prepared[number], pairwise(pictures), strict=False):
            st.markdown(f"**{words.plain(words.spoken(step))}**")
            for column, picture, when in zip(st.columns(2), pair, ("before", "after"), strict=True):
                column.image(picture, caption=when)
