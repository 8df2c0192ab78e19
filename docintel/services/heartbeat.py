"""Say again and again that a document is being worked on, until the work ends."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from docintel.errors import DatabaseError
from docintel.services.clock import now
from docintel.storage import queue
from docintel.storage.database import Database

log = logging.getLogger(__name__)

_SECONDS = queue.LEASE.total_seconds() / 6


@contextmanager
def beating(database: Database, document_id: str) -> Iterator[None]:
    """Keep the claim on a document alive while the block runs."""
    stop = Event()
    thread = Thread(target=_beat, args=(database, document_id, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(database: Database, document_id: str, stop: Event) -> None:
    while not stop.wait(_SECONDS):
        try:
            with database.write() as session:
                queue.beat(session, document_id, now())
        except DatabaseError:
            log.warning("%s: the heartbeat could not be written", document_id)
