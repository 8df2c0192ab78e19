"""The application behind the pages: one a process, shared by all who look."""

from __future__ import annotations

from functools import cache

from docintel.app import App, make_app
from docintel.services.process import Processor
from docintel.settings import read_settings
from docintel.ui import words


@cache
def application() -> App:
    """The application of this environment's settings; the database opens on first use."""
    return make_app(read_settings())


def title_of(type_name: str | None) -> str:
    """A document type as people call it; nothing where there is none."""
    title: str = words.kind(type_name, application().types)
    return title


@cache
def processor() -> Processor:
    """Reads what a worker cannot: a file whose password only the person at the page knows."""
    return application().processor()
