"""`docintel db`: the database's schema. Any command that needs it upgrades it by itself."""

from __future__ import annotations

import typer

from docintel.app import make_app
from docintel.cli.console import results
from docintel.settings import read_settings

db = typer.Typer(no_args_is_help=True)


@db.command()
def upgrade() -> int:
    """Create the database, or bring it up to date."""
    state = make_app(read_settings()).upgrade_database()
    results().print(f"the database has schema {state.found}, which is the newest")
    return 0


@db.command()
def status() -> int:
    """Show where the database is and which schema it has; exit 2 where it must be upgraded."""
    app = make_app(read_settings())
    state = app.schema_state()
    results().print(app.database_address, markup=False)
    if state.is_current:
        results().print(f"schema {state.found}, up to date")
        return 0
    found = f"schema {state.found}" if state.found else "no schema yet"
    results().print(f"{found}; `docintel db upgrade` makes it {state.needed}")
    return 2
