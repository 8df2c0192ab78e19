"""A table of a TOML file that answers a wrong value with where it stands and what is possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from docintel.errors import ConfigError

Member = TypeVar("Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class TomlTable:
    """The values of one table; `place` names file and table in errors, which are ConfigErrors."""

    values: Mapping[str, Any]
    place: str

    def error(self, message: str) -> ConfigError:
        """An error that says where it was found."""
        return ConfigError(f"{self.place}: {message}")

    def only(self, known: set[str]) -> None:
        """Refuse keys that mean nothing."""
        if unknown := sorted(set(self.values) - known):
            raise self.error(f"no key {', '.join(unknown)}; known: {', '.join(sorted(known))}")

    def text(self, key: str, default: str | None = None) -> str:
        value = self.values.get(key, default)
        if not isinstance(value, str) or (not value.strip() and value != default):
            raise self.error(f"{key} is missing or no text")
        return value

    def flag(self, key: str) -> bool:
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key} is {value!r}, and must be true or false")
        return value

    def number(self, key: str, default: float) -> float:
        value = self.values.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.error(f"{key} is not a number: {value!r}")
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(f"{key} is no list of texts")
        return tuple(values)

    def member(self, key: str, of: type[Member]) -> Member:
        """The value as one of an enumeration."""
        value, known = self.text(key), sorted(one.value for one in of)
        if value not in known:
            raise self.error(f"no {key} {value!r}; known: {', '.join(known)}")
        return of(value)

    def table(self, key: str) -> TomlTable | None:
        """The table of that key, None where there is none."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, dict):
            raise self.error(f"{key} is no table")
        return None if value is None else TomlTable(value, f"{self.place}: {key}")

    def tables(self, key: str) -> Iterator[TomlTable]:
        """The tables of a list, numbered in errors from 1."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise self.error(f"{key} is no list of tables, as [[{key}]] writes them")
        for number, value in enumerate(values, start=1):
            yield TomlTable(value, f"{self.place}: {key} {number}")

    def lists(self, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The lists of texts in the table of that key, each with its name."""
        table = self.table(key)
        if table is None:
            return ()
        return tuple((name, table.texts(name)) for name in table.values)
