"""How states look on the screen: a sign, a word and a colour, never a colour alone."""

from __future__ import annotations

from rich.text import Text

from docintel.core.document import State
from docintel.core.filing import Status

_STATUS = {
    Status.QUEUED: ("·", "dim"),
    Status.RUNNING: ("…", "cyan"),
    Status.DONE: ("✓", "green"),
    Status.REVIEW: ("?", "yellow"),
    Status.FAILED: ("✗", "red"),
}
_STATE = {State.ACCEPTED: ("✓", "green"), State.REVIEW: ("?", "yellow")}


def status_mark(status: Status) -> Text:
    sign, style = _STATUS[status]
    return Text(f"{sign} {status}", style)


def state_mark(state: State) -> Text:
    """The sign alone; a line below the table says what it means."""
    return Text(*_STATE[state])


def passed_mark(passed: bool) -> Text:
    return Text("✓", "green") if passed else Text("✗", "red")


def percent(share: float) -> str:
    return f"{share:.0%}"
