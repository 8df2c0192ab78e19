"""Compare texts by their letters and digits alone."""

from __future__ import annotations

import unicodedata


def squash(text: str) -> str:
    """Lower-case letters and digits without accents, blanks and marks: `USt.-Id` is ustid."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if letter.isalnum())
