"""Read one document type from TOML, and refuse what could not work."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from docintel.core.document import UNKNOWN_TYPE
from docintel.core.document_type import (
    Choice,
    Cue,
    DocumentType,
    FieldSpec,
    Kind,
    Parties,
    Party,
    Where,
)
from docintel.core.squash import squash
from docintel.core.toml_table import TomlTable
from docintel.errors import ConfigError

_KEYS = {
    *("name", "title", "is_open", "parties", "rules", "readers"),
    *("cues", "decoys", "fields", "columns"),
}
_SPEC_KEYS = {"name", "kind", "core", "role", "choices", "pattern"}
_FIELD_KEYS = {*_SPEC_KEYS, "required", "labels", "where"}
_COLUMN_KEYS = {*_SPEC_KEYS, "headers"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def parse_document_type(text: str, origin: str) -> DocumentType:
    """Read one type from TOML; raises ConfigError that names `origin` and the key at fault."""
    try:
        table = TomlTable(tomllib.loads(text), f"document type {origin}")
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"document type {origin}: {error}") from error
    table.only(_KEYS)
    name = _name(table)
    if name == UNKNOWN_TYPE:
        raise table.error(f"name is {name!r}, which documents without a type have")
    found = DocumentType(
        name=name,
        title=table.text("title", name),
        fields=tuple(_field(_named_in_errors(one)) for one in table.tables("fields")),
        columns=tuple(_column(_named_in_errors(one)) for one in table.tables("columns")),
        cues=tuple(_cue(one) for one in table.tables("cues")),
        rules=table.texts("rules"),
        decoys=tuple(word for _, words in table.lists("decoys") for word in words),
        is_open=table.flag("is_open"),
        parties=_parties(table),
        readers=table.texts("readers"),
        origin=origin,
    )
    _check(found, table)
    return found


def _check(found: DocumentType, table: TomlTable) -> None:
    """Refuse names and roles that are used twice, and parties that are no fields."""
    for part, specs in (("fields", found.fields), ("columns", found.columns)):
        _refuse_twice(table, f"{part}: name", [spec.name for spec in specs])
    roles = [spec.learned_as for spec in (*found.fields, *found.columns)]
    _refuse_twice(table, "role", roles)
    names = {spec.name for spec in found.fields}
    for name in _named(found.parties):
        if name not in names:
            raise table.error(f"parties: no field {name}; known: {', '.join(sorted(names))}")


def _refuse_twice(table: TomlTable, what: str, values: Sequence[str]) -> None:
    if twice := [value for value, count in Counter(values).items() if count > 1]:
        raise table.error(f"{what} {', '.join(twice)} is used twice, and must be used once")


def _named(parties: Parties | None) -> list[str]:
    everyone = (parties.sender, parties.recipient, *parties.others) if parties else ()
    return [name for party in everyone for name in (party.name, party.address) if name]


def _name(table: TomlTable) -> str:
    name = table.text("name")
    if not _NAME.fullmatch(name):
        raise table.error(
            f"name is {name!r}, and must be small letters, digits and _, a letter first"
        )
    return name


def _named_in_errors(table: TomlTable) -> TomlTable:
    return replace(table, place=f"{table.place} ({_name(table)})")


def _field(table: TomlTable) -> FieldSpec:
    table.only(_FIELD_KEYS)
    spec = replace(
        _spec(table),
        required=table.flag("required"),
        labels=table.lists("labels"),
        where=_where(table),
    )
    if spec.where and not spec.choices:
        raise table.error("where is only for fields with choices")
    return spec


def _column(table: TomlTable) -> FieldSpec:
    table.only(_COLUMN_KEYS)
    spec = _spec(table)
    # The date of a row is another thing than the date of the document.
    return replace(spec, labels=table.lists("headers"), role=spec.role or f"item_{spec.name}")


def _spec(table: TomlTable) -> FieldSpec:
    """What fields and columns have in common."""
    kind = table.member("kind", Kind)
    role = table.text("role", "")
    if role and not _NAME.fullmatch(role):
        raise table.error(f"role is {role!r}, and must be small letters, digits and _")
    choices = tuple(Choice(value, words) for value, words in table.lists("choices"))
    if (kind is Kind.CHOICE) != bool(choices):
        raise table.error("kind choice needs a table of choices, and no other kind may have one")
    words = [word for one in choices for word in {*map(squash, one.words)}]
    _refuse_twice(table, "choices: the word", words)
    return FieldSpec(
        _name(table),
        kind,
        table.flag("core"),
        role=role,
        choices=choices,
        pattern=_pattern(table),
    )


def _where(table: TomlTable) -> Where | None:
    if "where" not in table.values:
        return None
    where = table.member("where", Where)
    if where is Where.STRUCTURE:
        raise table.error("where is structure, and must be text or title")
    return where


def _pattern(table: TomlTable) -> str:
    pattern = table.text("pattern", "")
    try:
        re.compile(pattern)
    except re.error as error:
        raise table.error(f"pattern is no regular expression: {error}") from error
    return pattern


def _cue(table: TomlTable) -> Cue:
    table.only({"where", "weight", "words"})
    return Cue(table.member("where", Where), table.number("weight", 1.0), table.texts("words"))


def _parties(table: TomlTable) -> Parties | None:
    parties = table.table("parties")
    if parties is None:
        return None
    parties.only({"sender", "recipient", "others"})
    others = tuple(_party(one) for one in parties.tables("others"))
    return Parties(
        _party(parties.table("sender") or TomlTable({}, f"{parties.place}: sender")),
        _party(parties.table("recipient") or TomlTable({}, f"{parties.place}: recipient")),
        others,
    )


def _party(table: TomlTable) -> Party:
    table.only({"name", "address"})
    return Party(table.text("name"), table.text("address", ""))
