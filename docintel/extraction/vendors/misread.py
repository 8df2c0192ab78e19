"""Tell a misread number of a partner from another number."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from docintel.core.identifiers import is_iban, is_vat_id
from docintel.core.vendor_keys import folded

#: So many letters of a number may be misread beyond those that look alike.
_MOST_MISREAD = 2
_SHORTEST = 8


def meant(printed: str, own: Sequence[str], is_scanned: bool) -> str | None:
    """Which of a partner's own numbers was printed; None where it is another one.

    Another number is what its check digits prove, and what nobody had to read: two accounts of one
    bank may differ in three digits, and whoever forges one prints it well.
    """
    for one in own:
        if folded(one) == folded(printed):
            return one
    if not is_scanned or len(printed) < _SHORTEST or _is_proven(printed):
        return None
    near = [one for one in own if _distance(printed, one) <= _MOST_MISREAD]
    return near[0] if len(near) == 1 else None


def _is_proven(printed: str) -> bool:
    return is_iban(printed) or is_vat_id(printed)


def _distance(printed: str, own: str) -> int:
    return DamerauLevenshtein.distance(folded(printed), folded(own))
