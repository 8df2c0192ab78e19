"""Find the maker of each document type, by the name of the type."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from docintel.core.document import UNKNOWN_TYPE
from docintel.core.type_files import document_types
from docintel.errors import UnknownNameError
from docintel.training.synthesis.draft import Maker

_HERE = "docintel.training.synthesis"


@cache
def maker_of(type_name: str) -> Maker:
    """The `make` of docintel/training/synthesis/<type>; raises UnknownNameError without one.

    Papers of no known type are of the type `unknown`.
    """
    if type_name == UNKNOWN_TYPE:
        return _make_in("other")
    if type_name not in makeable_types():
        known = ", ".join(makeable_types())
        raise UnknownNameError(f"nothing makes documents of type {type_name!r}; known: {known}")
    return _make_in(type_name)


@cache
def makeable_types() -> tuple[str, ...]:
    """The document types that have a maker."""
    return tuple(name for name in document_types() if find_spec(f"{_HERE}.{name}"))


def _make_in(package: str) -> Maker:
    maker: Maker = import_module(f"{_HERE}.{package}").make
    return maker
