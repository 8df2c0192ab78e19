"""One document: its pages with everything drawn over them, beside its values."""

from __future__ import annotations

from typing import Any

import orjson
import streamlit as st

from docintel.component.viewer import viewer
from docintel.core.filing import FINISHED, Filing
from docintel.errors import NotFoundError, PasswordRequiredError, WrongPasswordError
from docintel.services.process import Task
from docintel.ui import pages, words
from docintel.ui.application import application, processor

_LOCKED = (PasswordRequiredError.code, WrongPasswordError.code)


def show() -> None:
    document_id = st.query_params.get("id", "")
    try:
        filing = application().query.filing(document_id) if document_id else None
    except NotFoundError as error:
        st.error(words.plain(str(error)))
        filing = None
    if filing is None:
        st.info("Choose a document in the list.")
        st.page_link(pages.DOCUMENTS, label="Documents", icon="📄")
        return
    _header(filing)
    if filing.status not in FINISHED:
        st.fragment(_wait, run_every=1.0)(filing.id)
        return
    overview = application().view.overview(filing.id)
    _reasons(filing)
    if overview["pages"]:
        viewer(overview, f"/api/documents/{filing.id}/pages", key=f"viewer-{filing.id}")
    _more(filing, overview)


def _header(filing: Filing) -> None:
    title, state, again = st.columns([6, 2, 1], vertical_alignment="center")
    kind = words.spoken(filing.type_name) if filing.type_name else "Document"
    title.subheader(words.plain(f"{kind} · {filing.name}"), anchor=False)
    state.markdown(f"**{words.STATUS[filing.status]}**")
    if filing.status in FINISHED and again.button("Read again", help="Process it once more"):
        application().queue.add(filing.id)
        st.rerun()


def _wait(document_id: str) -> None:
    """Show how far it is, and the document as soon as it is read."""
    filing = application().query.filing(document_id)
    if filing.status in FINISHED:
        st.rerun()
    st.progress(filing.progress, text=words.STATUS[filing.status])


def _reasons(filing: Filing) -> None:
    if filing.error:
        st.error(words.plain(filing.error.message))
        if filing.error.code in _LOCKED:
            _unlock(filing)
    elif filing.reasons:
        with st.expander(f"Why somebody should look ({len(filing.reasons)})"):
            for reason in filing.reasons:
                st.text(f"• {reason.message}")


def _unlock(filing: Filing) -> None:
    """Read an encrypted file now, with a password that is used once and kept nowhere."""
    with st.form("unlock", border=False):
        entry, button = st.columns([3, 1], vertical_alignment="bottom")
        password = entry.text_input("Password", type="password", autocomplete="off")
        sent = button.form_submit_button("Open", type="primary")
    if sent and password:
        with st.spinner("Reading the document"):
            processor()(Task(filing.id, password))
        st.rerun()


def _more(filing: Filing, overview: dict[str, Any]) -> None:
    """What is wanted now and then: the file, the record, where the time went, earlier runs."""
    query = application().query
    original, record, times, runs = st.columns(4)
    if content := application().view.original(filing.id):
        original.download_button("Original file", content, filing.name, filing.media_type)
    record.download_button(
        "Record (JSON)",
        lambda: orjson.dumps(query.record(filing.id), option=orjson.OPT_INDENT_2),
        f"{filing.name}.json",
        "application/json",
    )
    with times.popover("Times and versions"):
        st.dataframe(
            [{"stage": name, "seconds": value} for name, value in overview["timings"].items()],
            hide_index=True,
        )
        st.json(overview["versions"])
    with runs.popover("History"):
        st.dataframe(
            [
                {"started": words.moment(run.started), "state": run.status, "by": run.pipeline}
                for run in query.history(filing.id)
            ],
            hide_index=True,
        )


if __name__ == "__main__":
    show()
