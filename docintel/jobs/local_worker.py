"""Process queued documents on this machine, the oldest first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from docintel.services.process import Processor, Task
from docintel.services.query import Query
from docintel.services.queue import Queue

#: How long an idle worker sleeps before it looks again.
_SECONDS_IDLE = 1.0


@dataclass
class LocalWorker:
    """One loop in this process; `say` is told the name and status of each finished document.

    It goes on as long as it is `wanted`.
    """

    queue: Queue
    processor: Processor
    query: Query
    say: Callable[[str, str], None]
    wanted: Callable[[], bool] = lambda: True
    _stop: threading.Event = field(default_factory=threading.Event)

    def run(self, until_empty: bool = False) -> None:
        """Work until `stop` is called from another thread, or nothing waits any more."""
        while self.wanted() and not self._stop.is_set():
            if self.run_next():
                continue
            if until_empty:
                return
            self._stop.wait(_SECONDS_IDLE)

    def stop(self) -> None:
        """End after the document at work."""
        self._stop.set()

    def run_next(self) -> bool:
        """Process one document; False where none waits.

        What dead workers left is queued again first, and so found at the next look.
        """
        self.queue.release_abandoned()
        document_id = self.queue.claim_oldest()
        if document_id is None:
            return False
        status = self.processor.run_claimed(Task(document_id))
        self.say(self.query.filing(document_id).name, status)
        return True
