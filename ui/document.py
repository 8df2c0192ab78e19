"""One document: its pages with everything drawn over them, beside its values."""

from __future__ import annotations

from typing import Any

import streamlit as st

from docintel.component.viewer import viewer
from docintel.core.filing import FINISHED, Filing
from docintel.errors import NotFoundError, PasswordRequiredError, WrongPasswordError
from docintel.services.process import Task
from docintel.services.remark import remark
from docintel.ui import downloads, packs, pages, preparation, words
from docintel.ui.application import application, processor, title_of
from docintel.ui.neighbours import neighbours

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
        st.page_link(pages.DOCUMENTS, label="Documents", icon=":material/list:")
        return
    _header(filing)
    if filing.status not in FINISHED:
        st.fragment(_wait, run_every=1.0)(filing.id)
        return
    overview = application().view.overview(filing.id)
    _state(filing)
    packs.show(filing)
    st.caption(words.plain(_facts(filing, overview)))
    if overview["pages"]:
        viewer(overview, f"/api/documents/{filing.id}", key=f"viewer-{filing.id}")
    _more(filing, overview)


def _header(filing: Filing) -> None:
    title, buttons = st.columns([3, 2], vertical_alignment="center")
    kind = title_of(filing.type_name) or "Document"
    title.subheader(words.plain(f"{kind} · {filing.name}"), anchor=False)
    with buttons.container(horizontal=True, horizontal_alignment="right"):
        before, after = neighbours(filing.id)
        _leap("◀ Previous", before)
        _leap("Next ▶", after)
        if filing.status in FINISHED and st.button("Read again", help="Process it once more"):
            application().queue.add(filing.id)
            st.rerun()


def _leap(label: str, document_id: str | None) -> None:
    """A button to another document of the list."""
    if st.button(label, disabled=document_id is None) and document_id:
        st.query_params["id"] = document_id
        st.rerun()


def _wait(document_id: str) -> None:
    """Show how far it is, and the document as soon as it is read."""
    filing = application().query.filing(document_id)
    if filing.status in FINISHED:
        st.rerun()
    st.progress(filing.progress, text=words.STATUS[filing.status])


def _state(filing: Filing) -> None:
    if filing.error:
        st.error(words.plain(filing.error.message))
        if filing.error.code in _LOCKED:
            _unlock(filing)
        return
    todo = words.plain(remark(filing))
    st.markdown(f"**{words.STATUS[filing.status]}**{f': {todo}' if todo else ''}")


def _facts(filing: Filing, overview: dict[str, Any]) -> str:
    """What is known of the document as a whole, in a line."""
    facts = [words.size(filing.size)]
    if filing.page_count:
        facts.insert(0, words.counted(filing.page_count, "page"))
    if overview["type"]:
        facts.append(f"type {overview['type']['confidence']:.0%} sure")
    if overview["language"]:
        facts.append(f"language {overview['language']}")
    if tone := overview["sentiment"]:
        facts.append(f"tone {tone['label']} ({tone['score']:+.2f})")
    return " · ".join([*facts, f"received {words.moment(filing.created)}", f"id {filing.id[:8]}"])


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
    """What is wanted now and then: files to take along, where the time went, earlier runs."""
    with st.container(horizontal=True):
        downloads.for_one(filing)
        packs.cutter(filing)
        preparation.show(filing, overview)
        with st.popover("Times and versions"):
            st.dataframe(
                [{"stage": name, "seconds": value} for name, value in overview["timings"].items()],
                hide_index=True,
            )
            st.json(overview["versions"])
        with st.popover("History"):
            st.dataframe(
                [
                    {"started": words.moment(run.started), "state": run.status, "by": run.pipeline}
                    for run in application().query.history(filing.id)
                ],
                hide_index=True,
            )


if __name__ == "__main__":
    show()
