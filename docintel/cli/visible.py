"""Show text from outside so that it cannot speak to the terminal."""

from __future__ import annotations

import re

#: Control characters but tab and new line, which begin escape sequences and move the cursor, and
#: the two that make what follows read backwards.
_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")


def visible(text: str) -> str:
    """The text with each character that would command the terminal shown as a mark."""
    return _COMMANDS.sub("\ufffd", text)
