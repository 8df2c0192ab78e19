"""Hold what the pipeline found against what the labels say."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from docintel.core.document import Document, Field
from docintel.core.document_type import Kind, document_types
from docintel.evaluation.labels import LabelledDocument
from docintel.evaluation.normal_form import is_exact, kind_of, normal_form


@dataclass(frozen=True, slots=True)
class Outcome:
    """One field of one document: what is labelled, what was found, and whether they agree.

    Never both absent.
    """

    document: str
    name: str
    kind: Kind
    expected: str | None
    found: Field | None
    correct: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """A document's fields. `error` is the code of what kept it from being processed at all."""

    id: str
    fields: tuple[Outcome, ...]
    complete: bool
    type_expected: str | None
    type_found: str | None
    seconds: float
    error: str | None = None


def compare(
    label: LabelledDocument,
    document: Document,
    measured: Collection[str],
    seconds: float,
    error: str | None = None,
) -> DocumentOutcome:
    """`measured` are the names that the set labels at all.

    A value that was found for one of them where this document's label has none counts as wrong.
    """
    fields = tuple(_outcomes(label, document, measured))
    return DocumentOutcome(
        id=label.id,
        fields=fields,
        complete=error is None and _is_complete(label, fields),
        type_expected=label.type,
        type_found=document.type.name if document.type else None,
        seconds=seconds,
        error=error,
    )


def _outcomes(
    label: LabelledDocument, document: Document, measured: Collection[str]
) -> Iterator[Outcome]:
    for name in sorted(measured):
        expected, found = label.fields.get(name), document.field(name)
        if expected is None and found is None:
            continue
        kind = kind_of(name, label.type)
        correct = exact = False
        if expected is not None and found is not None:
            correct = normal_form(found.value, kind) == normal_form(expected, kind)
            exact = is_exact(found.text, expected) or is_exact(found.value, expected)
        yield Outcome(label.id, name, kind, expected, found, correct, exact)


def _is_complete(label: LabelledDocument, outcomes: tuple[Outcome, ...]) -> bool:
    """Whether every core field that is labelled is right; all fields count for unknown types."""
    known = document_types().get(label.type or "")
    labelled = [one for one in outcomes if one.expected is not None]
    core = [one for one in labelled if known is None or one.name in known.core_fields]
    return all(one.correct for one in core)
