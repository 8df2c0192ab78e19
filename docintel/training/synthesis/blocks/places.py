"""Where a document comes from: the town of an address, and which countries have no IBAN."""

from __future__ import annotations

from collections.abc import Sequence

WITHOUT_IBAN = frozenset({"US", "CA", "AU", "NZ", "IN", "MY", "SG", "ZA", "MX"})


def town_of(address: Sequence[str]) -> str:
    """The words beside the post code, or those of the line above it where it stands alone.

    The first line is a street; a last line without digits may be a country.
    """
    lines = [(_words(line), any(map(str.isdigit, line))) for line in reversed(address[1:])]
    for at, (words, has_code) in enumerate(lines):
        if has_code and words:
            return " ".join(words[:2])
        if has_code and at + 1 < len(lines) and lines[at + 1][0]:
            return " ".join(lines[at + 1][0][:2])
    return " ".join(_words(address[-1])[:2]) or address[-1]


def _words(line: str) -> list[str]:
    """The words of the first part that has any, without numbers and codes of regions."""
    for part in line.split(","):
        words = [word for word in part.split() if len(word) > 2 and word.isalpha()]
        if words:
            return words
    return []
