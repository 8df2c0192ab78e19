"""Tell rows of sums from rows of items: totals end a table, carried sums only interrupt it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docintel.extraction.labels import LabelHit, Labels
from docintel.extraction.reading import Segment

_CARRIED = re.compile(
    r"übertrag|(?:carried|brought) (?:forward|over)|\breport\b|à reporter|suma y sigue"
    r"|suma anterior|riporto|a riportare|transport(?:eren)?\b|zwischensumme seite|b/f\b|c/f\b",
    re.IGNORECASE,
)
_SUMS = {
    *("net", "tax", "subtotal", "total", "amount_due", "rounding"),
    *("opening_balance", "closing_balance", "total_credits", "total_debits"),
    *("cash_tendered", "change", "service_charge"),
    *("gross_pay", "net_pay"),
}
_BALANCES = {"opening_balance", "closing_balance"}
_MOST_IN_SUM_ROW = 6


def is_carried(row: Sequence[Segment]) -> bool:
    """Whether the row holds a sum that is carried over a page break."""
    return bool(_CARRIED.search(" ".join(segment.text for segment in row)))


def ends_items(row: Sequence[Segment], labels: Labels) -> bool:
    """Whether a total begins here."""
    return len(row) <= _MOST_IN_SUM_ROW and any(
        _is_sum(hit, row) for segment in row for hit in labels.of(segment)
    )


def is_balance(row: Sequence[Segment], labels: Labels) -> bool:
    """Whether the row gives what was on the account before or after its transactions."""
    return any(_BALANCES & set(hit.names) and hit.leads for one in row for hit in labels.of(one))


def _is_sum(hit: LabelHit, row: Sequence[Segment]) -> bool:
    """Whether the label of a sum leads its segment and fills most of it; one of three letters
    fills all of it, and a number stands beside it."""
    is_named_total = "tot" in hit.label
    sums = bool(_SUMS & set(hit.names))
    letters = sum(letter.isalpha() for letter in hit.segment.text)
    filled = len(hit.label) > 3 and 3 * len(hit.label) >= letters
    filled |= len(hit.label) == letters and any(map(_has_digit, row))
    return (sums or is_named_total) and hit.leads and filled


def _has_digit(segment: Segment) -> bool:
    return any(letter.isdigit() for letter in segment.text)
