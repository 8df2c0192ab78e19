"""Names of cells lead back to the cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.cell_paths import cell_of, path_of_cell, value_at
from docintel.core.document import Document, Field, LineItem
from docintel.core.page import Origin

_COLUMNS = st.sampled_from(["quantity", "net_amount", "balance_after"])


def _field(name: str, value: str) -> Field:
    return Field(name, value, value, 1.0, Origin.TEXT_LAYER, "rules")


def _document() -> Document:
    rows = [LineItem((_field("quantity", str(row)),)) for row in range(2)]
    return Document("d", fields=(_field("total", "9.00"),), line_items=tuple(rows))


@given(st.integers(0, 999_999_999), _COLUMNS)
def test_a_path_names_the_cell_that_it_was_made_for(row: int, column: str) -> None:
    assert cell_of(path_of_cell(row, column)) == (row, column)


def test_a_path_finds_its_field_or_its_cell() -> None:
    found = [value_at(_document(), path) for path in ("total", path_of_cell(1, "quantity"))]
    assert [field.value for field in found if field] == ["9.00", "1"]


def test_what_a_document_lacks_is_nowhere_in_it() -> None:
    for path in ("tax", path_of_cell(2, "quantity"), path_of_cell(0, "price"), "line_items[0]"):
        assert value_at(_document(), path) is None
