"""What the pages call things: states, types and moments in words for a person."""

from __future__ import annotations

import datetime as dt

from docintel.core.filing import Filing, Status

STATUS = {
    Status.QUEUED: "🕓 waiting",
    Status.RUNNING: "⚙️ processing",
    Status.REVIEW: "⚠️ to review",
    Status.DONE: "✅ done",
    Status.FAILED: "❌ failed",
}


def spoken(name: str) -> str:
    """`purchase_order` as `Purchase order`."""
    return name.replace("_", " ").capitalize()


def counted(number: int, noun: str) -> str:
    """`1 document`, `2 documents`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def size(count: int) -> str:
    """A number of bytes as people say it."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(count / 1e3, 0.1):.1f} kB"


def moment(when: dt.datetime) -> str:
    """A moment in the server's own time zone."""
    return when.astimezone().strftime("%Y-%m-%d %H:%M")


def remark(filing: Filing) -> str:
    """The one sentence that tells a person what to do about this document."""
    if filing.error:
        return filing.error.message
    return "; ".join(reason.message for reason in filing.reasons)


def plain(text: str) -> str:
    """Text as it is, where Streamlit would read it as Markdown."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()#+-.!$:<>|~&" else sign for sign in line)
