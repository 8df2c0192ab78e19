"""Read the place out of an address."""

from __future__ import annotations


def town_of(address: tuple[str, ...]) -> str:
    """The town in the last line of an address: its words without the post code."""
    words = [word.strip(",") for word in address[-1].split() if not any(map(str.isdigit, word))]
    long = [word for word in words if len(word) > 2]
    return " ".join(long[:2]) or address[-1]
