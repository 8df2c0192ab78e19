"""Fold text into search words: lower case, no accents, and amounts without their punctuation.

Both databases search these words, so that they find the same. `1.234,56`, `1,234.56` and
`1234.56` all give `123456`; `RE-2024/001` gives `re2024001` and its parts.
"""

from __future__ import annotations

import re

from docintel.core.squash import squash

#: Letters and digits, also with single marks between them, as in dates and identifiers.
_TERM = re.compile(r"[^\W_]+(?:[-.,/'\u2019&@:_][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
#: A longer word is no word; PostgreSQL refuses those over 2,046 bytes.
_LONGEST = 60
#: Bounds what a hostile page can put into the index; PostgreSQL refuses more than a megabyte.
_MOST_WORDS = 15_000


def search_words(text: str) -> str:
    """The words of a text under which it is found, separated by blanks."""
    found: dict[str, None] = {}
    for term in _TERM.finditer(text):
        joined, parts = fold_term(term.group())
        found.update(dict.fromkeys([joined, *parts]))
        if len(found) >= _MOST_WORDS:
            break
    return " ".join(list(found)[:_MOST_WORDS])


def terms(text: str) -> list[tuple[int, int]]:
    """Where the terms of a text stand, as start and end."""
    return [term.span() for term in _TERM.finditer(text)]


def fold_term(term: str) -> tuple[str, list[str]]:
    """The term in one piece, and its parts where it has several."""
    parts = [folded for part in _PART.findall(term) if (folded := squash(part))]
    return "".join(parts)[:_LONGEST], [part[:_LONGEST] for part in parts] if len(parts) > 1 else []
