"""Texts are compared by their letters and digits."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.squash import squash


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_letters_are_squashed_as_all_others_are(text: str) -> None:
    folded = unicodedata.normalize("NFKD", text).casefold()
    assert squash(text) == "".join(letter for letter in folded if letter.isalnum())
