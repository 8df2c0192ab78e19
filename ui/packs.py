"""Files of several documents: which those are, the way between them, and how to cut otherwise."""

from __future__ import annotations

import streamlit as st

from docintel.core.filing import FINISHED, Filing
from docintel.errors import CutError
from docintel.ui import words
from docintel.ui.application import application


def show(filing: Filing) -> None:
    """Nothing for a document that is alone in its file."""
    if filing.withdrawn:
        when = words.moment(filing.withdrawn)
        st.warning(f"This is no document any more: its file was cut otherwise ({when}).")
    if filing.parent:
        with _row():
            st.markdown(f"{str(filing.parent.pages).capitalize()} of a file.")
            _open("The whole file", filing.parent.id)
    elif filing.parts:
        _parts(filing)


def cutter(filing: Filing) -> None:
    """A place to say after which pages a file is to be cut; parts are cut as their file is."""
    if filing.page_count < 2 or filing.parent or filing.status not in FINISHED:
        return
    with st.popover("Split"), st.form("split", border=False):
        after = st.text_input("Cut after pages", placeholder="2, 5")
        if st.form_submit_button("Split", type="primary"):
            _cut(filing, after)


def _parts(filing: Filing) -> None:
    with _row():
        st.markdown(f"This file holds {words.counted(len(filing.parts), 'document')}:")
        for part in filing.parts:
            _open(str(part.pages).capitalize(), part.id)
        if st.button("Make it one document", icon=":material/merge:"):
            application().packs.join(filing.id)
            st.rerun()


def _cut(filing: Filing, after: str) -> None:
    try:
        application().packs.split(filing.id, [int(page) for page in after.split(",")])
    except ValueError:
        st.error("Write numbers of pages, such as 2, 5.")
    except CutError as error:
        st.error(words.plain(str(error)))
    else:
        st.rerun()


def _open(label: str, document_id: str) -> None:
    if st.button(label):
        st.query_params["id"] = document_id
        st.rerun()


def _row() -> st.delta_generator.DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center")
