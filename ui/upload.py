"""Upload many files at once and watch each of them being read."""

from __future__ import annotations

import streamlit as st

from docintel.core.filing import FINISHED, Filing, Status
from docintel.services.remark import remark
from docintel.ui import pages, words
from docintel.ui.application import application

_KINDS = "PDF, PNG, JPEG, TIFF, WebP, BMP, HEIC"


def show() -> None:
    st.session_state.setdefault("uploaded", {})
    batch = st.session_state.setdefault("batch", 0)
    files = st.file_uploader(
        f"Drop documents here ({_KINDS})", accept_multiple_files=True, key=f"files-{batch}"
    )
    # Nothing can be pressed before the files have arrived.
    if st.button("Process", type="primary", icon=":material/play_arrow:", disabled=not files):
        _accept(files)
        # A new uploader is an empty one.
        st.session_state.batch += 1
        st.rerun()
    if st.session_state.uploaded:
        st.fragment(_progress, run_every=1.0)()


def _accept(files: list[st.runtime.uploaded_file_manager.UploadedFile]) -> None:
    intake = application().intake
    for file in files:
        accepted = intake.accept_bytes(file.getvalue(), file.name)
        note = "known already" if accepted.duplicate else ""
        st.session_state.uploaded[accepted.filing.id] = note


def _progress() -> None:
    query = application().query
    filings = [query.filing(document_id) for document_id in st.session_state.uploaded]
    finished = sum(filing.status in FINISHED for filing in filings)
    st.progress(finished / len(filings), text=f"{finished} of {len(filings)} documents read")
    for filing in reversed(filings):
        _line(filing, st.session_state.uploaded[filing.id])


def _line(filing: Filing, note: str) -> None:
    name, state, todo, link = st.columns([3, 2, 5, 1], vertical_alignment="center")
    name.markdown(f"**{words.plain(filing.name)}** {words.size(filing.size)}")
    if filing.status is Status.RUNNING:
        state.progress(filing.progress, text=f"{filing.progress:.0%}")
    else:
        state.write(words.STATUS[filing.status])
    todo.write(words.plain(" · ".join(filter(None, (note, remark(filing))))))
    if filing.status in FINISHED:
        link.page_link(pages.DOCUMENT, label="Open", query_params={"id": filing.id})


if __name__ == "__main__":
    show()
