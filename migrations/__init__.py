"""Alembic migrations; `docintel db upgrade` and the first use of a database run them."""
