"""The row over a receipt's items that says what stands in which column."""

from __future__ import annotations

from docintel.training.synthesis.receipt.till import Till


def _head(till: Till, column: str, share: float) -> str:
    """A head that fits into that share of the width."""
    heads = [till.label(f"line_items.{column}") for _ in range(4)]
    fitting = next((head for head in heads if till.roll.fits(head, share)), heads[0])
    return till.roll.cut(fitting, share)


def over_table(till: Till) -> None:
    till.roll.row(
        (0.0, "left", _head(till, "description", 0.4)),
        (0.56, "right", _head(till, "quantity", 0.13)),
        (0.78, "right", _head(till, "unit_price", 0.2)),
        (1.0, "right", _head(till, "total", 0.2)),
    )


def over_quantities_first(till: Till) -> None:
    till.roll.row(
        (0.0, "left", _head(till, "quantity", 0.12)),
        (0.16, "left", _head(till, "description", 0.5)),
        (1.0, "right", _head(till, "total", 0.25)),
    )


def over_names_and_amounts(till: Till) -> None:
    till.roll.row(
        (0.0, "left", _head(till, "description", 0.6)),
        (1.0, "right", _head(till, "total", 0.3)),
    )


def over_codes(till: Till) -> None:
    till.roll.row((0.0, "left", _head(till, "description", 0.8)))
    till.roll.row(
        (0.3, "right", _head(till, "quantity", 0.25)),
        (0.62, "right", _head(till, "unit_price", 0.28)),
        (1.0, "right", _head(till, "total", 0.3)),
    )
