"""What the pages call things: states, types and moments in words for a person."""

from __future__ import annotations

import datetime as dt

from docintel.core.filing import Status
from docintel.core.type_files import Types

# Signs of the fonts that every machine has; not every machine has one for emoji.
STATUS = {
    Status.QUEUED: "· waiting",
    Status.RUNNING: "… processing",
    Status.REVIEW: "⚠ to review",
    Status.DONE: "✓ done",
    Status.FAILED: "✗ failed",
}


def spoken(name: str) -> str:
    """`purchase_order` as `Purchase order`."""
    return name.replace("_", " ").capitalize()


def kind(type_name: str | None, types: Types) -> str:
    """A document type as people call it; nothing where there is none."""
    known = types.get(type_name or "")
    return known.title if known else spoken(type_name or "")


def counted(number: int, noun: str) -> str:
    """`1 document`, `2 documents`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def size(count: int) -> str:
    """A number of bytes as people say it."""
    if count < 1000:
        return counted(count, "byte")
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{count / 1e3:.1f} kB"


def moment(when: dt.datetime) -> str:
    """A moment in the server's own time zone."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def plain(text: str) -> str:
    """Text as it is, where Streamlit would read it as Markdown."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!$:<>|~&" else sign for sign in line)
