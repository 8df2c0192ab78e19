"""The list of documents, with filters; a click opens the document."""

from __future__ import annotations

from typing import Any

import streamlit as st

from docintel.core.filing import Filing, Status
from docintel.services.remark import remark
from docintel.ui import downloads, neighbours, pages, words
from docintel.ui.application import application, title_of

_IN_WORK = (Status.QUEUED, Status.RUNNING)
_SHOWN_AT_MOST = 500


def show() -> None:
    query = application().query
    counts = query.counts()
    if not sum(counts.values()):
        st.info("There are no documents yet. Upload some, or run `docintel demo`.")
        st.page_link(pages.UPLOAD, label="Upload documents", icon=":material/upload:")
        return
    status, type_name, text = _filters(counts, application().view.types())
    # While something is in work the list looks again by itself.
    every = 2.0 if any(counts.get(state) for state in _IN_WORK) else None
    st.fragment(_list, run_every=every)(status, type_name, text)


def _filters(counts: dict[Status, int], types: list[str]) -> tuple[Status | None, str | None, str]:
    left, middle, right = st.columns([3, 1, 2], vertical_alignment="bottom")
    status = left.pills(
        "State",
        list(counts),
        format_func=lambda state: f"{words.STATUS[state]} {counts[state]}",
        key="status",
    )
    type_name = middle.selectbox(
        "Type", types, index=None, format_func=title_of, placeholder="any type"
    )
    text = right.text_input("Search", placeholder="words on the page, numbers, names")
    return status, type_name, text


def _list(status: Status | None, type_name: str | None, text: str) -> None:
    query = application().query
    if text.strip():
        filings = _found(text, status, type_name)
    else:
        filings = query.list(status, type_name, limit=_SHOWN_AT_MOST)
    if not filings:
        st.info("No document matches. Clear a filter to see more.")
        return
    neighbours.remember(filing.id for filing in filings)
    rows = [_row(filing) for filing in filings]
    event: Any = st.dataframe(
        rows,
        hide_index=True,
        height=min(38 + 35 * len(rows), 563),
        on_select="rerun",
        selection_mode="single-cell",
        placeholder="",
        column_config={
            "Progress": st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1),
            "What to do": st.column_config.TextColumn(width="large"),
        },
    )
    _below(filings)
    if event.selection.cells:
        row, _ = event.selection.cells[0]
        chosen = filings[row]
        st.switch_page(pages.DOCUMENT, query_params={"id": chosen.id})


def _below(filings: list[Filing]) -> None:
    """How many they are, and all their values for a spreadsheet."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{words.counted(len(filings), 'document')}. Click on one to open it.")
        downloads.for_many(filings)


def _found(text: str, status: Status | None, type_name: str | None) -> list[Filing]:
    """Documents with the words on a page, in the order that the search gives."""
    query = application().query
    ids = dict.fromkeys(hit.document_id for hit in query.search(text, limit=_SHOWN_AT_MOST))
    filings = [query.filing(document_id) for document_id in ids]
    return [
        filing
        for filing in filings
        if status in (None, filing.status) and type_name in (None, filing.type_name)
    ]


def _row(filing: Filing) -> dict[str, Any]:
    row: dict[str, Any] = {
        "State": words.STATUS[filing.status],
        "Name": filing.name,
        "Type": title_of(filing.type_name),
        "Pages": filing.page_count or None,
        "Received": words.moment(filing.created),
        "To check": len(filing.reasons) or None,
        "What to do": remark(filing),
    }
    if filing.status in _IN_WORK:
        row["Progress"] = filing.progress
    return row


if __name__ == "__main__":
    show()
