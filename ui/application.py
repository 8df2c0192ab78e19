"""The application behind the pages: one a process, shared by all who look."""

from __future__ import annotations

from functools import cache

from docintel.app import App, make_app
from docintel.services.process import Processor
from docintel.settings import read_settings


@cache
def application() -> App:
    """The application of this environment's settings; the database opens on first use."""
    return make_app(read_settings())


@cache
def processor() -> Processor:
    """Reads what a worker cannot: a file whose password only the person at the page knows."""
    return application().processor()
