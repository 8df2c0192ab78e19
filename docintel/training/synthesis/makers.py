"""Find the maker of each document type, by the name of the type."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from docintel.core.type_files import document_types
from docintel.errors import UnknownNameError
from docintel.training.synthesis.draft import Maker

_HERE = "docintel.training.synthesis"


@cache
def maker_of(type_name: str) -> Maker:
    """The `make` of docintel/training/synthesis/<type>; raises UnknownNameError without one."""
    if type_name not in makeable_types():
        known = ", ".join(makeable_types())
        raise UnknownNameError(f"nothing makes documents of type {type_name!r}; known: {known}")
    maker: Maker = import_module(f"{_HERE}.{type_name}").make
    return maker


@cache
def makeable_types() -> tuple[str, ...]:
    """The document types that have a maker."""
    return tuple(name for name in document_types() if find_spec(f"{_HERE}.{name}"))
