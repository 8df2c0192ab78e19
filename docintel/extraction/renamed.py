"""Tell guesses that only give another name to what an e-invoice names itself."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Candidate
from docintel.core.page import Origin
from docintel.core.squash import squash


def without_renamed(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Leave out guesses whose value is printed where the XML's value of another field is.

    The due date is no date of delivery, and the supplier's tax id is not the buyer's, since the
    XML would have said so. The same value elsewhere on the page is another statement, and stays.
    """
    exact = [one for one in candidates if one.source is Origin.E_INVOICE and one.row is None]
    spoken = {one.name for one in exact}
    return tuple(
        one
        for one in candidates
        if one.source is Origin.E_INVOICE
        or one.row is not None
        or one.name in spoken
        or not any(_is_same_print(one, other) for other in exact)
    )


def _is_same_print(one: Candidate, other: Candidate) -> bool:
    return (
        one.page == other.page
        and squash(one.value) == squash(other.value)
        and any(mine.overlap(box) > 0 for mine in one.boxes for box in other.boxes)
    )
