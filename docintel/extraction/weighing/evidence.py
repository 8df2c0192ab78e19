"""All that speaks for and against each value of a document, as rows of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.document_type import Kind
from docintel.extraction.weighing import sums
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
    *("together", "lead", "rivals", "voters", "proposals"),
)
_LOOKS = (
    *("well_formed", "length", "letters", "digits", "capitals"),
    *("scanned", "read_mean", "read_least", "x", "y", "page", "pages_left", "lines"),
)
#: The columns of the evidence, in order.
FEATURES: tuple[str, ...] = (
    *_OPINIONS,
    *_LOOKS,
    *sums.NAMES,
    *("elsewhere", "is_cell"),
    *(f"kind_{kind}" for kind in _KINDS),
    *(f"role_{role}" for role in _ROLES),
)
#: What can only speak for a value, the more of it the better.
SPEAKS_FOR: frozenset[str] = frozenset(
    {
        *(f"{family}_{what}" for family in FAMILIES for what in ("says", "lead")),
        *("together", "lead", "adds_up", "multiplies", "items_add_up"),
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
    elsewhere = _elsewhere(values, together)
    looks = Looks.of(document.pages)
    rows = []
    for at, value in enumerate(values):
        row = {**said[at], **looks.features(value), **added[at], "elsewhere": elsewhere[at]}
        row["is_cell"] = float(value.row is not None)
        row[f"kind_{value.spec.kind}"] = 1.0
        row[f"role_{value.spec.learned_as}"] = 1.0
        rows.append([row.get(name, 0.0) for name in FEATURES])
    return np.asarray(rows, np.float32)


def _elsewhere(values: Sequence[Contested], sure: Sequence[float]) -> list[float]:
    """How surely the same value belongs to another field of the same kind."""
    claims: dict[tuple[Kind, str], list[tuple[int, float]]] = defaultdict(list)
    for value, own in zip(values, sure, strict=True):
        if value.row is None:
            claims[value.spec.kind, value.key].append((value.field, own))
    return [
        max(
            (
                claim
                for field, claim in claims.get((value.spec.kind, value.key), ())
                if field != value.field
            ),
            default=0.0,
        )
        for value in values
    ]
