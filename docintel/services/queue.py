"""Give documents to workers one by one, and take back what dead workers left."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.services.clock import now
from docintel.storage import queue
from docintel.storage.database import Database


@dataclass(frozen=True)
class Queue:
    """The documents that wait."""

    database: Database

    def add(self, document_id: str) -> None:
        """Have a document processed (again), after those that wait already."""
        with self.database.write() as session:
            queue.add(session, document_id, now())

    def claim_oldest(self) -> str | None:
        """Take the document that waits longest; nobody else gets it while the lease holds."""
        with self.database.write() as session:
            return queue.claim_oldest(session, now())

    def release_abandoned(self) -> list[str]:
        """Queue again what dead workers left, and give the ids."""
        with self.database.write() as session:
            return queue.release_abandoned(session, now())

    def fail_for_dead_worker(self, document_id: str) -> None:
        """Mark a document as failed because the process that had it is gone."""
        with self.database.write() as session:
            queue.fail(session, document_id, now())
