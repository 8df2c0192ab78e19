"""All that speaks for and against each value of a document, as rows of numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.document_type import Kind
from docintel.extraction.weighing import rivals, sums
from docintel.extraction.weighing.contested import Contested
from docintel.extraction.weighing.looks import Looks
from docintel.extraction.weighing.opinions import FAMILIES, opinions

#: Kinds that are told apart.
_KINDS = (
    *(Kind.MONEY, Kind.DATE, Kind.NAME, Kind.ADDRESS, Kind.IDENTIFIER, Kind.TEXT),
    *(Kind.NUMBER, Kind.CURRENCY, Kind.PERCENT, Kind.TAX_ID),
)
#: Roles that nearly every business paper has, so that much is known of them.
_ROLES = (
    *("total", "net", "tax", "amount_due", "date", "due_date", "number", "currency"),
    *("sender_name", "sender_address", "recipient_name", "recipient_address"),
)
_OPINIONS = (
    *(f"{family}_{what}" for family in FAMILIES for what in ("heard", "says", "lead")),
    *("together", "lead", "rivals", "voters", "proposals", "first_for"),
)
_LOOKS = (
    *("well_formed", "stray", "length", "letters", "digits", "capitals", "of_lines"),
    *("scanned", "read_mean", "read_least", "x", "y", "page", "pages_left", "lines"),
)
#: The columns of the evidence, in order.
FEATURES: tuple[str, ...] = (
    *_OPINIONS,
    *_LOOKS,
    *sums.NAMES,
    *rivals.NAMES,
    "is_cell",
    *(f"kind_{kind}" for kind in _KINDS),
    *(f"role_{role}" for role in _ROLES),
)
_PLACES = {name: place for place, name in enumerate(FEATURES)}
#: What can only speak for a value, the more of it the better.
SPEAKS_FOR: frozenset[str] = frozenset(
    {
        *(f"{family}_{what}" for family in FAMILIES for what in ("says", "lead")),
        *("together", "lead", "first_for", "adds_up", "multiplies", "items_add_up"),
        *("read_mean", "read_least"),
    }
)

Evidence = NDArray[np.float32]


def evidence(document: Document, values: Sequence[Contested]) -> Evidence:
    """One row a value, in order, with the columns FEATURES."""
    if not values:
        return np.zeros((0, len(FEATURES)), np.float32)
    said = list(opinions(values))
    together = [one["together"] for one in said]
    added = sums.arithmetic(values, together)
    standing = rivals.standing(values, together)
    looks = Looks.of(document.pages)
    rows = []
    for at, value in enumerate(values):
        row = {**said[at], **looks.features(value), **added[at], **standing[at]}
        row["is_cell"] = float(value.row is not None)
        row[f"kind_{value.spec.kind}"] = 1.0
        row[f"role_{value.spec.learned_as}"] = 1.0
        rows.append(_in_order(row))
    return np.asarray(rows, np.float32)


def _in_order(row: Mapping[str, float]) -> list[float]:
    found = [0.0] * len(FEATURES)
    for name, value in row.items():
        if (place := _PLACES.get(name)) is not None:
            found[place] = value
    return found
