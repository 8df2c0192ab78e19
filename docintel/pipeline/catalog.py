"""Look up and build the things that a configuration names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import import_module
from typing import Any

from docintel.errors import BadOptionError, UnknownNameError
from docintel.pipeline.options import misfit


@dataclass(frozen=True)
class Catalog:
    """Names of one kind of thing, each with its import path `module:Class`.

    Modules are imported on first use, so listing the catalog loads no model library.
    """

    kind: str
    paths: Mapping[str, str]

    def find(self, name: str) -> type[Any]:
        """The class of that name; raises UnknownNameError with the names there are."""
        if name not in self.paths:
            known = ", ".join(sorted(self.paths))
            raise UnknownNameError(f"no {self.kind} named {name!r}; known: {known}")
        module, _, attribute = self.paths[name].partition(":")
        found: type[Any] = getattr(import_module(module), attribute)
        return found

    def build(self, name: str, options: Mapping[str, Any]) -> Any:
        """Make one with these options; raises BadOptionError with the options there are."""
        cls = self.find(name)
        valid = {field.name for field in fields(cls) if field.init}
        if unknown := sorted(set(options) - valid):
            raise BadOptionError(
                f"{self.kind} {name!r} has no option {', '.join(unknown)};"
                f" it has: {', '.join(sorted(valid)) or 'none'}"
            )
        if wrong := misfit(cls, options):
            raise BadOptionError(f"{self.kind} {name!r}: {wrong}")
        try:
            return cls(**options)
        except TypeError as error:
            raise BadOptionError(f"{self.kind} {name!r}: {error}") from error
