"""Hold what the pipeline found against what the labels say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docintel.core.document import Document
from docintel.core.type_files import Types, document_types
from docintel.evaluation.item_outcomes import item_outcomes
from docintel.evaluation.labels import LabelledDocument
from docintel.evaluation.normal_form import kind_of
from docintel.evaluation.outcomes import Outcome, judged


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """A document's fields and cells. `error` is the code of what kept it from being processed."""

    id: str
    fields: tuple[Outcome, ...]
    cells: tuple[Outcome, ...]
    complete: bool
    type_expected: str | None
    type_found: str | None
    seconds: float
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """The fields and columns that a labelled set knows at all, and the types they are of.

    A value that is found for one of them where this document's label has none counts as wrong.
    """

    fields: frozenset[str]
    columns: frozenset[str]
    types: Types

    @classmethod
    def of(cls, labels: list[LabelledDocument], types: Types | None = None) -> Measured:
        """What these labels measure; of the shipped types, where no others are known."""
        rows = [row for label in labels for row in label.line_items]
        return cls(
            frozenset(name for label in labels for name in label.fields),
            frozenset(name for row in rows for name in row),
            document_types() if types is None else types,
        )


def compare(
    label: LabelledDocument,
    document: Document,
    measured: Measured,
    seconds: float,
    error: str | None = None,
) -> DocumentOutcome:
    fields = tuple(_field_outcomes(label, document, measured))
    # A set labels the rows of a document completely or not at all.
    items = document.line_items if label.line_items else ()
    return DocumentOutcome(
        id=label.id,
        fields=fields,
        cells=tuple(item_outcomes(label, items, measured.columns, measured.types)),
        complete=error is None and _is_complete(label, fields, measured.types),
        type_expected=label.type,
        type_found=document.type.name if document.type else None,
        seconds=seconds,
        error=error,
    )


def _field_outcomes(
    label: LabelledDocument, document: Document, measured: Measured
) -> Iterator[Outcome]:
    for name in sorted(measured.fields):
        kind = kind_of(name, label.type, measured.types)
        outcome = judged(label.id, name, kind, label.fields.get(name), document.field(name))
        if outcome:
            yield outcome


def _is_complete(label: LabelledDocument, outcomes: tuple[Outcome, ...], types: Types) -> bool:
    """Whether every core field that is labelled is right; all fields count for unknown types."""
    known = types.get(label.type or "")
    labelled = [one for one in outcomes if one.expected is not None]
    core = [one for one in labelled if known is None or one.name in known.core_fields]
    return all(one.correct for one in core)
