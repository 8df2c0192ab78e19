"""Read labels of one's own type, and say what is wrong with them before anything is learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from docintel.core.document_type import DocumentType
from docintel.errors import ConfigError
from docintel.evaluation.labels import LabelledDocument, read_labels
from docintel.services.evaluate import ReadFrom, path_of
from docintel.training.rows import Labelled

#: Fewer documents cannot be parted into those to learn from and those to check by.
LEAST_DOCUMENTS = 5
#: Letters of a path that are told; hardly one has more.
_LONGEST = 300
#: A field that fewer documents have is not learned.
LEAST_OF_FIELD = 3


def checked_rows(labels: Path, document_type: DocumentType) -> list[LabelledDocument]:
    """The rows, as documents of that type; raises ConfigError that names file and line."""
    rows = read_labels(labels, document_type.name)
    _check_number(labels, rows)
    _check_names(labels, rows, document_type)
    _check_files(labels, rows)
    return rows


def check_shown(labels: Path, labelled: Labelled) -> None:
    """Raises ConfigError where no field has values enough that the texts show, naming the first
    one that they do not show."""
    shown = Counter(name for one in labelled.examples for name in one.fields)
    if labelled.unmatched and max(shown.values(), default=0) < LEAST_OF_FIELD:
        first, *others = labelled.unmatched
        raise ConfigError(
            f"{labels}: no field is labelled in at least {LEAST_OF_FIELD} documents with a value"
            f" that their text shows; {first} (and {len(others)} more like it)"
        )


def _check_number(labels: Path, rows: Sequence[LabelledDocument]) -> None:
    if len(rows) < LEAST_DOCUMENTS:
        raise ConfigError(
            f"{labels} holds {len(rows)} documents; at least {LEAST_DOCUMENTS} are needed to learn"
            " a type, and 20 or more to learn it well"
        )


def _check_names(
    labels: Path, rows: Sequence[LabelledDocument], document_type: DocumentType
) -> None:
    known = [one.name for one in document_type.fields]
    for row in rows:
        if unknown := [name for name in row.fields if name not in known]:
            raise ConfigError(
                f"{labels}, line {row.line}: type {document_type.name!r} has no field"
                f" {', '.join(unknown)}; it has: {', '.join(known)}"
            )
    labelled = {name: sum(name in row.fields for row in rows) for name in known}
    if max(labelled.values(), default=0) < LEAST_OF_FIELD:
        raise ConfigError(
            f"{labels}: no field of type {document_type.name!r} is labelled in at least"
            f" {LEAST_OF_FIELD} documents: there is nothing to learn"
        )


def _check_files(labels: Path, rows: Sequence[LabelledDocument]) -> None:
    missing = [row for row in rows if not _is_there(row)]
    if missing:
        first = missing[0]
        path = path_of(first, ReadFrom.PDF)
        what = (
            f"{_shortened(path)} is not there" if path else 'there is no "pdf", "image" or "lines"'
        )
        more = f" (and {len(missing) - 1} more like it)" if len(missing) > 1 else ""
        raise ConfigError(f"{labels}, line {first.line}: {what}{more}")


def _is_there(row: LabelledDocument) -> bool:
    path = path_of(row, ReadFrom.PDF)
    try:
        return path.is_file() if path else bool(row.lines)
    except OSError:
        # Longer than the name of any file: a text has come where a path belongs.
        return False


def _shortened(path: Path) -> str:
    named = str(path)
    return named if len(named) <= _LONGEST else f"{named[:_LONGEST]}..."
