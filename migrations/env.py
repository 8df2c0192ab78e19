"""What Alembic runs; the connection comes from `docintel.storage.schema`."""

from __future__ import annotations

from alembic import context

from docintel.storage.tables import Base

connection = context.config.attributes["connection"]
# SQLite cannot alter a table in place, so changes are made on a copy.
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
