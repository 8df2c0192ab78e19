"""A doubtful amount gives way to a cell that claims its very word with more confidence."""

from __future__ import annotations

import pytest

from docintel.core.document import Field
from docintel.core.geometry import Box
from docintel.core.page import Origin
from docintel.core.type_files import document_types
from docintel.extraction.in_rows import without_amounts_in_rows

RECEIPT = document_types()["receipt"]
HERE, THERE = Box(0, 0, 50, 10), Box(60, 0, 90, 10)


def field(name: str, sure: float, *boxes: Box, page: int = 1) -> Field:
    return Field(name, "5.00", "5.00", sure, Origin.OCR, "rules@1", page=page, boxes=boxes)


def left(head: Field, *cells: Field) -> bool:
    return without_amounts_in_rows([head], cells, RECEIPT) == (head,)


CELL = field("amount", 0.9, HERE)


def test_a_doubtful_amount_that_a_cell_claims_is_withdrawn() -> None:
    assert not left(field("change", 0.4, HERE), CELL)


@pytest.mark.parametrize(
    "head",
    [
        field("change", 0.6, HERE),
        field("change", 0.4, THERE),
        field("change", 0.4, HERE, THERE),
        field("change", 0.4, HERE, page=2),
        field("change", 0.4),
        field("total", 0.4, HERE),
    ],
    ids=["likelier right", "elsewhere", "in part", "other page", "nowhere", "what matters"],
)
def test_others_stay(head: Field) -> None:
    assert left(head, CELL)


def test_a_cell_that_is_believed_less_claims_nothing() -> None:
    assert left(field("change", 0.4, HERE), field("amount", 0.3, HERE))
