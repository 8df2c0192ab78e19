"""Process documents in worker processes while the terminal shows how far they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docintel.app import App
from docintel.cli.console import messages
from docintel.cli.progress import Display, display
from docintel.core.filing import Filing
from docintel.services.process import Task
from docintel.services.worker_process import Ended, Event


@dataclass(frozen=True)
class Order:
    """Which documents to process, and how."""

    filings: Sequence[Filing]
    jobs: int = 1
    pipeline: str | None = None
    password: str | None = None


@dataclass(frozen=True)
class _Follower:
    """Passes events to the display, and each finished document on."""

    app: App
    display: Display
    finished: Callable[[Filing], None]

    def __call__(self, event: Event) -> None:
        if not isinstance(event, Ended):
            self.display.hear(event)
            return
        filing = self.app.query.filing(event.document_id)
        self.display.ended(filing)
        self.finished(filing)


def run_batch(app: App, order: Order, finished: Callable[[Filing], None]) -> None:
    """Process what is ordered; `finished` gets each document as it then is."""
    if not order.filings:
        return
    names = {filing.id: filing.name for filing in order.filings}
    tasks = [Task(filing.id, order.password) for filing in order.filings]
    with display(messages(), names, app.pipeline(order.pipeline)) as shown:
        app.batch(_Follower(app, shown, finished), order.jobs, order.pipeline).run(tasks)
