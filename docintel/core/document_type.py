"""Document types as data: the fields, columns, cues and rules that a TOML file lists.

The shipped files lie in docintel/doctypes; a folder of one's own adds types and replaces those of
the same name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from docintel.errors import ConfigError, UnknownNameError

Choice = TypeVar("Choice", bound=StrEnum)

_KEYS = {"name", "title", "is_open", "rules", "cues", "decoys", "fields", "columns"}
_FIELD_KEYS = {"name", "kind", "core", "required", "labels"}
_COLUMN_KEYS = {"name", "kind", "core", "headers"}


class Kind(StrEnum):
    """What sort of value a field holds, and so which parser reads it."""

    TEXT = "text"
    NAME = "name"
    ADDRESS = "address"
    DATE = "date"
    TIME = "time"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    CURRENCY = "currency"
    IDENTIFIER = "identifier"
    TAX_ID = "tax_id"
    IBAN = "iban"
    BIC = "bic"
    EMAIL = "email"
    PHONE = "phone"
    DURATION = "duration"
    LAW = "law"

    @property
    def is_numeric(self) -> bool:
        return self in {Kind.MONEY, Kind.NUMBER, Kind.PERCENT}


class Where(StrEnum):
    """Where on the document a cue for its type is looked for."""

    TITLE = "title"
    TEXT = "text"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name, kind, and what is printed beside it in each language.

    `core` fields are what the type is about: one that is unsure holds up the document, and an
    evaluation asks whether all are right. `required` fields must be there. `labels` pairs an
    ISO 639-1 code with the labels of that language. Line item columns are fields too; their labels
    are the header words.
    """

    name: str
    kind: Kind
    core: bool = False
    required: bool = False
    labels: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def all_labels(self) -> tuple[str, ...]:
        """The labels of all languages, each once."""
        return tuple(dict.fromkeys(label for _, labels in self.labels for label in labels))


@dataclass(frozen=True, slots=True)
class Cue:
    """Words or shapes that speak for the type (against it, with a negative weight)."""

    where: Where
    weight: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document.

    `decoys` are printed labels that belong to none of its fields. A type that `is_open` also takes
    fields that it does not list, as forms name their own.
    """

    name: str
    title: str
    fields: tuple[FieldSpec, ...]
    columns: tuple[FieldSpec, ...]
    cues: tuple[Cue, ...]
    rules: tuple[str, ...]
    decoys: tuple[str, ...]
    is_open: bool = False

    def field(self, name: str) -> FieldSpec | None:
        return next((field for field in self.fields if field.name == name), None)

    def column(self, name: str) -> FieldSpec | None:
        return next((column for column in self.columns if column.name == name), None)

    @property
    def core_fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.core)

    @property
    def required_fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields if field.required)


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


def document_type(name: str, folder: Path | None = None) -> DocumentType:
    """The type of that name; raises UnknownNameError with the names there are."""
    types = document_types(folder)
    if name not in types:
        raise UnknownNameError(f"no document type {name!r}; known: {', '.join(sorted(types))}")
    return types[name]


def kind_of(field: str, own: DocumentType | None, types: Iterable[DocumentType]) -> Kind:
    """The field's kind in its own type, else in any that has such a field, else text."""
    specs = (one.field(field) for one in (own, *types) if one)
    return next((spec.kind for spec in specs if spec), Kind.TEXT)


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
    )


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
    )


def _column(table: dict[str, Any], origin: str) -> FieldSpec:
    _check_keys(table, _COLUMN_KEYS, origin)
    return FieldSpec(
        name=_text(table, "name", origin),
        kind=_one_of(Kind, _text(table, "kind", origin), "kind", origin),
        core=bool(table.get("core", False)),
        labels=tuple(_by_language(table, "headers", origin)),
    )


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
