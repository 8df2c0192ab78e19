"""Hold the options of a configuration against the types of the fields that they fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

#: What TOML writes for the types that options have.
_SPOKEN = {
    bool: "true or false",
    float: "a number",
    int: "a whole number",
    Mapping: "a table",
    Sequence: "a list",
    str: "a text",
}


def misfit(cls: type[Any], options: Mapping[str, Any]) -> str | None:
    """What is wrong with the first option that its field cannot hold; None when all can."""
    hints = get_type_hints(cls)
    for option, value in options.items():
        if not _fits(value, hints[option]):
            return f"{option} is {_shown(value)}, and must be {_wanted(hints[option])}"
    return None


def _fits(value: object, hint: Any) -> bool:
    if isinstance(hint, UnionType):
        return any(_fits(value, part) for part in get_args(hint))
    if methods := _methods(hint):
        # Asked of the class: a property of an engine may load its model.
        return all(hasattr(type(value), method) for method in methods)
    if isinstance(value, bool):
        return hint is bool
    return isinstance(value, int | float if hint is float else get_origin(hint) or hint)


def _wanted(hint: Any) -> str:
    if isinstance(hint, UnionType):
        return " or ".join(_wanted(part) for part in get_args(hint) if part is not type(None))
    if methods := _methods(hint):
        return f"an engine that can {' and '.join(methods)}, as {{ use = ... }}"
    kind = get_origin(hint) or hint
    # Some options no file can say: the program sets them.
    return _SPOKEN.get(kind, f"of the program's own type {kind.__name__}")


def _methods(hint: Any) -> list[str]:
    """The methods of a protocol; none for another type."""
    if not getattr(hint, "_is_protocol", False):
        return []
    return [name for name in vars(hint) if not name.startswith("_")]


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str | int | float) else type(value).__name__
