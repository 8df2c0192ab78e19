"""Show how far a training is, and say what to install where a library is missing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from docintel.cli.console import messages
from docintel.errors import MissingProgramError

#: Without a terminal a line every so many seconds tells that it moves.
_SECONDS_A_LINE = 20.0


@dataclass
class Shown:
    """A bar on a terminal, else plain lines."""

    name: str
    bar: Progress
    what: str = ""
    said: float = field(default_factory=lambda: float("-inf"))

    def __post_init__(self) -> None:
        self._task = self.bar.add_task(self.name, total=None)

    def progress(self, what: str, done: int, of: int) -> None:
        """What is going on, how many steps of it are done, and of how many."""
        self.bar.update(self._task, description=f"{self.name}: {what}", completed=done, total=of)
        is_new, self.what = what != self.what, what
        now = time.monotonic()
        if not self.bar.console.is_terminal and (is_new or now - self.said > _SECONDS_A_LINE):
            self.said = now
            self._line(f"{what} ({done} of {of})")

    def log(self, what: str, figures: Mapping[str, Any]) -> None:
        """What is going on, and what was measured so far."""
        self.bar.update(self._task, description=f"{self.name}: {what}")
        # Figures of each label fill screens; the log in the work folder has them.
        whole = {name: value for name, value in figures.items() if not isinstance(value, Mapping)}
        told = ", ".join(f"{name} {_short(value)}" for name, value in whole.items())
        self._line(f"{what}: {told}" if told else what)

    def _line(self, text: str) -> None:
        self.bar.console.print(f"{self.name}: {text}", markup=False, soft_wrap=True)


@contextmanager
def training(name: str) -> Iterator[Shown]:
    """Raises MissingProgramError for a library that only training needs and that is not there."""
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=messages(),
        transient=True,
    )
    try:
        with bar:
            yield Shown(name, bar)
    except ModuleNotFoundError as error:
        raise MissingProgramError(
            f"training needs {error.name}, which is not installed: pip install 'docintel[train]'"
        ) from error


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
