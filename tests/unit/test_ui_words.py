"""What a document is called, or says, is shown on the pages as it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.ui import words


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "![](http://evil/pixel.png)",
        ":red[text] :material/delete:",
        "$x$ `code` **bold** # title",
    ],
)
def test_nothing_reads_as_markdown(text: str) -> None:
    assert not re.search(r"(?<!\\)[<>\[\]()!:$`*#&]", words.plain(text))


@given(st.text())
def test_a_text_is_one_line_whose_signs_are_only_marked(text: str) -> None:
    shown = words.plain(text)
    assert len(shown.splitlines()) <= 1
    assert re.sub(r"\\(.)", r"\1", shown) == " ".join(text.split())
