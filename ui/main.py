"""The script that Streamlit runs: the menu, and the page that was chosen."""

from __future__ import annotations

import streamlit as st

from docintel.errors import DocintelError
from docintel.ui import pages, words
from docintel.ui.style import STYLE

st.set_page_config(page_title="docintel", page_icon="📄", layout="wide")
st.html(STYLE)
chosen = st.navigation(
    [
        st.Page(pages.DOCUMENTS, title="Documents", default=True),
        st.Page(pages.UPLOAD, title="Upload", url_path="upload"),
        st.Page(pages.DOCUMENT, title="Document", url_path="document"),
    ],
    position="top",
)
try:
    chosen.run()
except DocintelError as error:
    st.error(words.plain(str(error)))
