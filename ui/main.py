"""The script that Streamlit runs: the menu, and the page that was chosen."""

from __future__ import annotations

import streamlit as st

from docintel.ui import pages
from docintel.ui.style import STYLE

st.set_page_config(page_title="docintel", page_icon="📄", layout="wide")
st.html(STYLE)
st.navigation([pages.DOCUMENTS, pages.UPLOAD, pages.DOCUMENT], position="top").run()
