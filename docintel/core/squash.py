"""Compare texts by their letters and digits alone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


# Words recur on every page, and the labels and cues they are held against on every document.
@lru_cache(maxsize=20_000)
def squash(text: str) -> str:
    """Lower-case letters and digits without accents, blanks and marks: `USt.-Id` is ustid."""
    if text.isascii():
        # Nothing to take apart, which is most of the work.
        folded = text.lower()
        return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))
    # Case is folded last: taking a sign such as the numero apart gives capitals.
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if letter.isalnum())
