"""Say why a person should look at a document before it counts as done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from docintel.core.document import UNKNOWN_TYPE, Document, State
from docintel.core.document_type import DocumentType, FieldSpec
from docintel.core.filing import Note
from docintel.core.page import Failure
from docintel.core.type_files import Types


def reasons_for_review(document: Document, types: Types) -> tuple[Note, ...]:
    """One note for each thing to look at; none for a document that is done.

    What must be right is said by the document's type, where it is one of `types`.

    A doubtful value that is not at the core of its type stays marked, but holds nothing up.
    """
    return (
        *_failed_stages(document),
        *_type(document),
        *(Note("check_failed", check.message) for check in document.checks if not check.passed),
        *_unsure_fields(document, types),
        *_unsure_items(document, types),
    )


def _failed_stages(document: Document) -> Iterator[Note]:
    pages: dict[Failure, list[int]] = defaultdict(list)
    for page in document.pages:
        for failure in page.failures:
            pages[failure].append(page.number)
    for failure, numbers in pages.items():
        yield Note("page_failed", f"page {_listed(numbers)}: {failure.message}")
    for failure in document.failures:
        yield Note("stage_failed", failure.message)


def _type(document: Document) -> Iterator[Note]:
    if document.type is not None and document.type.name == UNKNOWN_TYPE:
        yield Note("type_unknown", "it is not clear what type of document this is; name its type")


def _unsure_fields(document: Document, types: Types) -> Iterator[Note]:
    core = _core(document, types, lambda known: known.fields)
    for field in document.fields:
        if field.state is State.REVIEW and (core is None or field.name in core):
            yield Note(
                "field_unsure", f"confirm {field.name}, which is {field.confidence:.0%} sure"
            )


def _unsure_items(document: Document, types: Types) -> Iterator[Note]:
    core = _core(document, types, lambda known: known.columns)
    cells = [
        cell
        for item in document.line_items
        for cell in item.fields
        if core is None or cell.name in core
    ]
    unsure = sum(cell.state is State.REVIEW for cell in cells)
    if unsure:
        yield Note("items_unsure", f"confirm {unsure} of {len(cells)} values in line items")


def _core(
    document: Document, types: Types, part: Callable[[DocumentType], Sequence[FieldSpec]]
) -> set[str] | None:
    """Names of what must be right; None, which is everything, where the type does not say."""
    known = types.get(document.type.name) if document.type else None
    return {spec.name for spec in part(known) if spec.core} if known else None


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:10])
    return shown if len(numbers) <= 10 else f"{shown} and {len(numbers) - 10} more"
