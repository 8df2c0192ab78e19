"""Find boxes to tick that are signs of the text: ☐ ☑ ☒ ✓ and [x] [ ]."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docintel.core.geometry import Box
from docintel.core.page import Mark, MarkKind, Word

_CHECKED = frozenset({*"☑☒✅🗹🗷🗵", "[x]", "[X]", "[✓]", "[✔]"})
_UNCHECKED = frozenset({*"☐❏❐❑❒", "[]"})
_CHOSEN = frozenset("◉⦿")
_SIGNS = _CHECKED | _UNCHECKED | _CHOSEN
#: Signs that a label may follow without a blank.
_LONGEST = 3


def printed_boxes(words: Sequence[Word]) -> Iterator[Mark]:
    """One for each; a bracket that ends where the next word is its other half counts as well."""
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else None
        if word.text == "[" and following and following.text == "]":
            yield _mark("[]", word.box.union(following.box))
        elif sign := _sign(word.text):
            share = len(sign) / len(word.text)
            right = word.box.left + share * word.box.width
            yield _mark(sign, Box(word.box.left, word.box.top, right, word.box.bottom))


def _sign(text: str) -> str:
    """What the word begins with, the longest first."""
    beginnings = (text[:length] for length in range(_LONGEST, 0, -1))
    return next((sign for sign in beginnings if sign in _SIGNS), "")


def _mark(sign: str, box: Box) -> Mark:
    kind = MarkKind.RADIO_BUTTON if sign in _CHOSEN else MarkKind.CHECK_BOX
    return Mark(kind, box, 1.0, sign not in _UNCHECKED)
