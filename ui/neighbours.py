"""Where one goes from a document: back and forth in the list that it was chosen from."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from docintel.ui.application import application

_LISTED = "listed"
_AT_MOST = 500


def remember(document_ids: Iterable[str]) -> None:
    """The list as this person sees it, with its filters."""
    st.session_state[_LISTED] = tuple(document_ids)


def neighbours(document_id: str) -> tuple[str | None, str | None]:
    """The documents before and after; who came by a link goes through all of them."""
    listed = st.session_state.get(_LISTED, ())
    if document_id not in listed:
        listed = tuple(filing.id for filing in application().query.list(limit=_AT_MOST))
    if document_id not in listed:
        return None, None
    place = listed.index(document_id)
    before = listed[place - 1] if place else None
    after = listed[place + 1] if place + 1 < len(listed) else None
    return before, after
