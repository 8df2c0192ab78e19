"""What a document type says: its fields, columns, cues and rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
    URL = "url"
    COUNTRY = "country"
    CHOICE = "choice"
    MRZ = "mrz"

    @property
    def is_numeric(self) -> bool:
        return self in {Kind.MONEY, Kind.NUMBER, Kind.PERCENT}


#: Kinds that are written as one likes; all others have a parser that knows where a value ends.
FREE_KINDS = frozenset({Kind.TEXT, Kind.NAME, Kind.ADDRESS, Kind.LAW})


class Where(StrEnum):
    """Where on the document a cue for its type, or a choice without label, is looked for."""

    TITLE = "title"
    TEXT = "text"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field may have, and the words that print it in any language."""

    value: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field: its name, kind, and what is printed beside it in each language.

    `core` fields are what the type is about: one that is unsure holds up the document, and an
    evaluation asks whether all are right. `required` fields must be there. `labels` pairs an
    ISO 639-1 code with the labels of that language. Line item columns are fields too; their labels
    are the header words. `role` is what trained models call it, so that types that hold the same
    thing under other names learn together (`merchant_name` and `supplier_name` are `sender_name`).
    `choices` are all the values of a field of that kind, which `where` says to look for without a
    label too. `pattern` is a regular expression for what the value looks like, so that it needs no
    label; its first group is the value, or all of it.
    """

    name: str
    kind: Kind
    core: bool = False
    required: bool = False
    labels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    role: str = ""
    choices: tuple[Choice, ...] = ()
    where: Where | None = None
    pattern: str = ""

    @property
    def learned_as(self) -> str:
        """The label under which trained models know the field."""
        return self.role or self.name

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
class Party:
    """The fields that name one party and say where it is; an empty address is asked for nowhere."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Parties:
    """Who writes documents of a type, and to whom; `others` have a part in it under a label."""

    sender: Party
    recipient: Party
    others: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document.

    `decoys` are printed labels that belong to none of its fields. A type that `is_open` also takes
    fields that it does not list, as forms name their own. Receipts and contracts have no `parties`:
    who wrote them to whom is not to be seen in letterheads and blocks of addresses. `readers` names
    what else finds its values, such as `receipt` or `till_items`. `origin` is the file it is from.
    """

    name: str
    title: str
    fields: tuple[FieldSpec, ...]
    columns: tuple[FieldSpec, ...]
    cues: tuple[Cue, ...]
    rules: tuple[str, ...]
    decoys: tuple[str, ...]
    is_open: bool = False
    parties: Parties | None = None
    readers: tuple[str, ...] = ()
    origin: str = ""

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


def kind_of(field: str, own: DocumentType | None, types: Iterable[DocumentType]) -> Kind:
    """The field's kind in its own type, else in any that has such a field, else text."""
    specs = (one.field(field) for one in (own, *types) if one)
    return next((spec.kind for spec in specs if spec), Kind.TEXT)
