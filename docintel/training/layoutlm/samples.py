"""Turn examples into what the network learns from: encoded windows with a label a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import DocumentType
from docintel.core.type_files import document_types
from docintel.engines.field_model.encoding import Encoded, encode
from docintel.engines.field_model.pieces import Pieces
from docintel.training.example import Example, Tag

#: For pieces that say nothing: marks, padding and all but the first of a word.
IGNORED = -100
_ITEMS = "line_items."


@dataclass(frozen=True, slots=True)
class Sample:
    """A window and the label of each of its pieces; 0 is `none of them`."""

    window: Encoded
    labels: NDArray[np.int64]


def role_of(tag: Tag, document_type: DocumentType | None) -> str | None:
    """The role that the tagged field is learned as."""
    if tag is None:
        return None
    name = tag[0]
    if name.startswith(_ITEMS):
        column = name.removeprefix(_ITEMS)
        spec = document_type.column(column) if document_type else None
        return spec.learned_as if spec and spec.role else f"item_{column}"
    spec = document_type.field(name) if document_type else None
    return spec.learned_as if spec else name


def samples_of(example: Example, roles: Sequence[str], pieces: Pieces) -> Iterator[Sample]:
    """All windows of all pages. A role that is not listed counts as none."""
    own = document_types().get(example.type)
    numbers = {role: number for number, role in enumerate(roles, start=1)}
    for page, tags in zip(example.document.pages, example.tags, strict=True):
        known = np.array([numbers.get(role_of(tag, own) or "", 0) for tag in tags], np.int64)
        for window in encode(page, pieces):
            labels = np.full(len(window.ids), IGNORED, np.int64)
            first = window.words >= 0
            labels[first] = known[window.words[first]]
            yield Sample(window, labels)
