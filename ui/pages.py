"""The pages there are, so that each can lead to another."""

from __future__ import annotations

import streamlit as st

from docintel.ui import document, documents, upload

DOCUMENTS = st.Page(documents.show, title="Documents", url_path="documents", default=True)
UPLOAD = st.Page(upload.show, title="Upload", url_path="upload")
DOCUMENT = st.Page(document.show, title="Document", url_path="document")
