"""Read one's own labelled documents for the type model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PIL.Image import open as open_image

from docintel.core.document import UNKNOWN_TYPE, Document
from docintel.core.document_type import DocumentType
from docintel.errors import ConfigError
from docintel.evaluation.labels import LabelledDocument, read_labels
from docintel.extraction.picture.look import look_of
from docintel.services.evaluate import ReadFrom, path_of
from docintel.training.doctype.sample import Kind, Use
from docintel.training.page_reader import PageReader
from docintel.training.rows.typed_lines import from_lines

OWN = "examples"
#: One document of a type says nothing of what the next one will have in common with it.
_LEAST = 3


def own_examples(
    labels: Path, types: Mapping[str, DocumentType], reader: PageReader
) -> list[tuple[Kind, Callable[[], Document]]]:
    """What is to be learned from; raises ConfigError that names the line that is at fault."""
    rows = read_labels(labels)
    if not rows:
        raise ConfigError(f"examples {labels} are empty: there is nothing to learn")
    for row in rows:
        _check(row, labels, types)
    counts = {row.type: sum(other.type == row.type for other in rows) for row in rows}
    if few := sorted(f"{name} ({count})" for name, count in counts.items() if count < _LEAST):
        raise ConfigError(
            f"examples {labels}: too few of {', '.join(few)}; a type needs at least {_LEAST}, and"
            " 20 are better"
        )
    return [(Kind(row.type or "", "unknown", OWN, Use.LEARN), loading(row, reader)) for row in rows]


def loading(row: LabelledDocument, reader: PageReader) -> Callable[[], Document]:
    """How to get at the document: its lines, where somebody typed them, or what is read of it."""
    if row.lines:
        return lambda: _typed(row)
    return lambda: reader.read(row, ReadFrom.PDF)


def _typed(row: LabelledDocument) -> Document:
    """The typed lines, and what the picture shows that they were typed off."""
    document = from_lines(row)
    if not row.image or not row.image.is_file():
        return document
    with open_image(row.image) as picture:
        look = tuple(look_of(picture).items())
    return replace(document, pages=(replace(document.pages[0], look=look),))


def _check(row: LabelledDocument, labels: Path, types: Mapping[str, DocumentType]) -> None:
    where = f"examples {labels}, line {row.line}"
    if row.type not in {*types, UNKNOWN_TYPE}:
        known = ", ".join((*types, UNKNOWN_TYPE))
        raise ConfigError(f"{where}: there is no document type {row.type!r}; known: {known}")
    path = path_of(row, ReadFrom.LINES if row.lines else ReadFrom.PDF)
    if path is None and not row.lines:
        raise ConfigError(f"{where}: there is neither an image nor a pdf nor lines to read")
    if path is not None and not path.is_file():
        raise ConfigError(f"{where} names {path}, which is not there")
