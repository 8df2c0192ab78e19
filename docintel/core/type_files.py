"""Find document types in TOML files.

The shipped ones lie in docintel/doctypes; a folder of one's own adds types and replaces those of
the same name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.core.type_parser import parse_document_type
from docintel.errors import ConfigError

#: Document types by name.
Types = Mapping[str, DocumentType]


@cache
def document_types(folder: Path | None = None) -> Types:
    """The shipped types by name, with those of the folder beside and over them.

    A field of the folder that names no role gets the one that shipped types give to its name.
    Raises ConfigError, naming file and key, for a file that is no document type.
    """
    shipped = _types_in(files("docintel") / "doctypes")
    if folder is None:
        return shipped
    if not folder.is_dir():
        raise ConfigError(f"folder of document types {folder} does not exist")
    own = _types_in(folder)
    return {**shipped, **{name: _with_roles(one, shipped) for name, one in own.items()}}


def _types_in(folder: Traversable) -> dict[str, DocumentType]:
    found: dict[str, DocumentType] = {}
    for entry in _toml_files(folder):
        one = _read(entry)
        if one.name in found:
            raise ConfigError(
                f"document type {one.origin}: name is {one.name!r}, as in {found[one.name].origin}"
            )
        found[one.name] = one
    return found


def _toml_files(folder: Traversable) -> list[Traversable]:
    entries = [entry for entry in folder.iterdir() if entry.name.endswith(".toml")]
    return sorted(entries, key=lambda entry: entry.name)


def _read(entry: Traversable) -> DocumentType:
    origin = str(entry)
    try:
        return parse_document_type(entry.read_text(encoding="utf-8"), origin)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"document type {origin} cannot be read: {error}") from error


def _with_roles(own: DocumentType, shipped: Mapping[str, DocumentType]) -> DocumentType:
    """The type with the usual roles of its fields, first those of the type that it replaces."""
    replaced = [shipped[own.name]] if own.name in shipped else []
    usual = {**_usual_roles(shipped.values()), **_usual_roles(replaced)}
    taken = {spec.learned_as for spec in (*own.fields, *own.columns)}
    found: list[FieldSpec] = []
    for one in own.fields:
        role = one.role or usual.get(one.name, "")
        found.append(one if role in taken else replace(one, role=role))
        taken.add(found[-1].learned_as)
    return replace(own, fields=tuple(found))


def _usual_roles(types: Iterable[DocumentType]) -> dict[str, str]:
    """The role of each field name that means the same in all of these types."""
    roles: dict[str, set[str]] = defaultdict(set)
    for one in types:
        for field in one.fields:
            roles[field.name].add(field.learned_as)
    return dict(_single(roles))


def _single(roles: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    for name, found in roles.items():
        if len(found) == 1:
            yield name, next(iter(found))
