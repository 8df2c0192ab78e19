"""Read document types from TOML files.

The shipped ones lie in docintel/doctypes; a folder of one's own adds types and replaces those of
the same name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from docintel.core.document_type import (
    Cue,
    DocumentType,
    FieldSpec,
    Kind,
    Parties,
    Party,
    Where,
)
from docintel.errors import ConfigError

Choice = TypeVar("Choice", bound=StrEnum)

_KEYS = {
    *("name", "title", "is_open", "parties", "rules"),
    *("cues", "decoys", "fields", "columns"),
}
_FIELD_KEYS = {"name", "kind", "core", "required", "labels", "role"}
_COLUMN_KEYS = {"name", "kind", "core", "headers", "role"}


@cache
def document_types(folder: Path | None = None) -> Mapping[str, DocumentType]:
    """The shipped types by name, with those of the folder beside and over them.

    Raises ConfigError, naming file and key, for a file that is no document type.
    """
    shipped = files("docintel") / "doctypes"
    own = [folder] if folder else []
    if folder and not folder.is_dir():
        raise ConfigError(f"folder of document types {folder} does not exist")
    found = [_read(entry) for place in [shipped, *own] for entry in _toml_files(place)]
    return {document_type.name: document_type for document_type in found}


def parse_document_type(text: str, origin: str) -> DocumentType:
    """Read one type from TOML; `origin` names it in errors."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"document type {origin}: {error}") from error
    _check_keys(table, _KEYS, origin)
    name = _text(table, "name", origin)
    return DocumentType(
        name=name,
        title=table.get("title", name),
        fields=tuple(_field(field, origin) for field in table.get("fields", [])),
        columns=tuple(_column(column, origin) for column in table.get("columns", [])),
        cues=tuple(_cue(cue, origin) for cue in table.get("cues", [])),
        rules=_texts(table.get("rules", []), "rules", origin),
        decoys=tuple(word for words in _by_language(table, "decoys", origin) for word in words[1]),
        is_open=bool(table.get("is_open", False)),
        parties=_parties(table, origin),
    )


def _parties(table: dict[str, Any], origin: str) -> Parties | None:
    parties = table.get("parties")
    if parties is None:
        return None
    _check_keys(parties, {"sender", "recipient"}, origin)
    return Parties(_party(parties, "sender", origin), _party(parties, "recipient", origin))


def _party(parties: dict[str, Any], role: str, origin: str) -> Party:
    party = parties.get(role, {})
    _check_keys(party, {"name", "address"}, origin)
    return Party(_text(party, "name", origin), _text(party, "address", origin))


def _toml_files(folder: Traversable) -> list[Traversable]:
    entries = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return sorted(entries, key=lambda entry: entry.name)


def _read(entry: Traversable) -> DocumentType:
    try:
        return parse_document_type(entry.read_text(encoding="utf-8"), entry.name)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"document type {entry.name} cannot be read: {error}") from error


def _field(table: dict[str, Any], origin: str) -> FieldSpec:
    _check_keys(table, _FIELD_KEYS, origin)
    return FieldSpec(
        name=_text(table, "name", origin),
        kind=_one_of(Kind, _text(table, "kind", origin), "kind", origin),
        core=bool(table.get("core", False)),
        required=bool(table.get("required", False)),
        labels=tuple(_by_language(table, "labels", origin)),
        role=_role(table, origin),
    )


def _column(table: dict[str, Any], origin: str) -> FieldSpec:
    _check_keys(table, _COLUMN_KEYS, origin)
    return FieldSpec(
        name=_text(table, "name", origin),
        kind=_one_of(Kind, _text(table, "kind", origin), "kind", origin),
        core=bool(table.get("core", False)),
        labels=tuple(_by_language(table, "headers", origin)),
        # The date of a row is another thing than the date of the document.
        role=_role(table, origin) or f"item_{_text(table, 'name', origin)}",
    )


def _role(table: dict[str, Any], origin: str) -> str:
    return _text(table, "role", origin) if "role" in table else ""


def _cue(table: dict[str, Any], origin: str) -> Cue:
    _check_keys(table, {"where", "weight", "words"}, origin)
    weight = table.get("weight", 1.0)
    if not isinstance(weight, int | float):
        raise ConfigError(f"document type {origin}: weight is not a number: {weight!r}")
    where = _one_of(Where, _text(table, "where", origin), "where", origin)
    return Cue(where, float(weight), _texts(table.get("words", []), "words", origin))


def _by_language(
    table: dict[str, Any], key: str, origin: str
) -> Iterator[tuple[str, tuple[str, ...]]]:
    languages = table.get(key, {})
    if not isinstance(languages, dict):
        raise ConfigError(f"document type {origin}: {key} is no table of languages")
    for language, words in languages.items():
        yield language, _texts(words, f"{key}.{language}", origin)


def _text(table: dict[str, Any], key: str, origin: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise ConfigError(f"document type {origin}: {key} is missing or no text")
    return value


def _texts(values: object, key: str, origin: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ConfigError(f"document type {origin}: {key} is no list of texts")
    return tuple(values)


def _one_of(kinds: type[Choice], value: str, key: str, origin: str) -> Choice:
    known: Sequence[str] = [kind.value for kind in kinds]
    if value not in known:
        raise ConfigError(
            f"document type {origin}: no {key} {value!r}; known: {', '.join(sorted(known))}"
        )
    return kinds(value)


def _check_keys(table: Mapping[str, Any], known: set[str], origin: str) -> None:
    if unknown := sorted(set(table) - known):
        valid = ", ".join(sorted(known))
        raise ConfigError(f"document type {origin}: no key {', '.join(unknown)}; known: {valid}")
