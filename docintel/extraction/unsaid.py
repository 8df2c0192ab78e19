"""Tell what an e-invoice's XML could say and does not: no guess is as good as its silence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docintel.core.document import BARE_E_INVOICE, Candidate, Document, Field
from docintel.core.page import Origin
from docintel.extraction.voting import EXACT


def without_guesses_at_xml(document: Document) -> Sequence[Candidate]:
    """The candidates; those of bare XML without guesses, as its pages show what it says anyway."""
    candidates = document.candidates
    is_bare = [one.name for one in document.attachments] == [BARE_E_INVOICE]
    if not is_bare or all(one.source is not Origin.E_INVOICE for one in candidates):
        return candidates
    return [one for one in candidates if one.source in EXACT]


def unsaid_by_xml(fields: Iterable[Field]) -> frozenset[str]:
    """Names of the fields that were only guessed, though XML says others among them."""
    known = list(fields)
    if all(one.source is not Origin.E_INVOICE for one in known):
        return frozenset()
    return frozenset(one.name for one in known if one.source not in EXACT)
