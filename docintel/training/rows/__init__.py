"""Read labelled real documents as examples, and say which labels are nowhere on the page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from docintel.core.document import Document
from docintel.core.document_type import DocumentType, Kind
from docintel.core.type_files import document_types
from docintel.errors import UnknownNameError
from docintel.evaluation.labels import LabelledDocument, read_labels
from docintel.evaluation.normal_form import normal_form
from docintel.training.example import Example
from docintel.training.rows.item_rows import tag_items
from docintel.training.rows.tagging import Tags, tag_fields, tagger
from docintel.training.rows.typed_lines import from_lines

#: Document types by name.
Types = Mapping[str, DocumentType]

_NORMALISED = frozenset({Kind.DATE, Kind.MONEY, Kind.NUMBER, Kind.PERCENT})


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A label that nothing can be learned from. Its value is left out of the text on purpose."""

    document: str
    line: int | None
    field: str
    reason: str = "its value is not in the text"

    def __str__(self) -> str:
        place = "" if self.line is None else f"line {self.line}, "
        return f"{place}document {self.document}, field {self.field}: {self.reason}"


@dataclass(frozen=True)
class Labelled:
    """Examples, and the labels that were not found in them."""

    examples: tuple[Example, ...]
    unmatched: tuple[Unmatched, ...]


def read_examples_of(
    labels: Path, wanted: Callable[[LabelledDocument], bool] = lambda row: True
) -> Labelled:
    """The wanted rows of a labels file that come with their text as `lines`.

    Raises ConfigError for a file that is none, and UnknownNameError for a type that is not known.
    """
    rows = [row for row in read_labels(labels) if row.lines and wanted(row)]
    return label_documents((row, from_lines(row)) for row in rows)


def label_documents(
    pairs: Iterable[tuple[LabelledDocument, Document]], types: Types | None = None
) -> Labelled:
    """Documents as a pipeline read them, with their labels; None stands for the shipped types."""
    examples, unmatched = list[Example](), list[Unmatched]()
    for row, document in pairs:
        example, missing = label(row, document, types)
        examples.append(example)
        unmatched += [Unmatched(row.id, row.line, name) for name in missing]
        unmatched += _unknown(row, _type_of(row, types))
    return Labelled(tuple(examples), tuple(unmatched))


def label(
    row: LabelledDocument, document: Document, types: Types | None = None
) -> tuple[Example, list[str]]:
    """The document as an example, and the fields whose values it does not show.

    Values that are not shown are left out of the example: nothing can be learned from them.
    """
    own = _type_of(row, types)
    tags, found = Tags(), tagger(document, own)
    missing = tag_items(found.reading, tags, own, row.line_items)
    missing += tag_fields(found, tags, own.fields, row.fields)
    vendor = _vendor(row, own)
    example = Example(
        id=row.id,
        type=own.name,
        language=document.language or "unknown",
        document=document,
        tags=tags.of(document),
        fields={
            name: _normal(value, own, name)
            for name, value in row.fields.items()
            if own.field(name) and name not in missing
        },
        vendor=vendor,
        template=f"real/{vendor.casefold()}",
        line_items=_shown(row, missing),
    )
    return example, missing


def _unknown(row: LabelledDocument, own: DocumentType) -> list[Unmatched]:
    """Labels of fields and columns that the type does not have."""
    names = [name for name in row.fields if own.field(name) is None]
    columns = dict.fromkeys(name for item in row.line_items for name in item)
    names += [f"line_items.{name}" for name in columns if own.column(name) is None]
    reason = f"the type {own.name} has no such field"
    return [Unmatched(row.id, row.line, name, reason) for name in names]


def _shown(row: LabelledDocument, missing: Collection[str]) -> tuple[dict[str, str], ...]:
    """The rows without the cells that were not found."""
    return tuple(
        {
            name: value
            for name, value in item.items()
            if f"line_items.{number}.{name}" not in missing
        }
        for number, item in enumerate(row.line_items)
    )


def _type_of(row: LabelledDocument, types: Types | None) -> DocumentType:
    known_types = document_types() if types is None else types
    own = known_types.get(row.type or "")
    if own is None:
        known = ", ".join(known_types)
        raise UnknownNameError(f"document {row.id}: no document type {row.type!r}; known: {known}")
    return own


def _vendor(row: LabelledDocument, own: DocumentType) -> str:
    """Who issued it, by which splits keep documents together; the id where nobody is named."""
    names = (
        row.fields[spec.name]
        for spec in own.fields
        if spec.learned_as == "sender_name" and spec.name in row.fields
    )
    return next(names, row.id)


def _normal(value: str, own: DocumentType, name: str) -> str:
    spec = own.field(name)
    return normal_form(value, spec.kind) if spec and spec.kind in _NORMALISED else value
