"""Whether a document is signed where it asks to be."""

from __future__ import annotations

from docintel.core.document import Check, Document
from docintel.core.page import MarkKind

_RULE = "signed"


def signed(document: Document) -> list[Check]:
    """One check for all places to sign; none where no place was found."""
    places = [
        (mark, page.number)
        for page in document.pages
        for mark in page.marks
        if mark.kind is MarkKind.SIGNATURE
    ]
    if not places:
        return []
    if missing := [(mark, number) for mark, number in places if not mark.checked]:
        where = ", ".join(f"{mark.label!r} on page {number}" for mark, number in missing)
        message = f"{len(places) - len(missing)} of {len(places)} signed; missing: {where}"
        return [Check(_RULE, False, message)]
    where = ", ".join(dict.fromkeys(f"page {number}" for _, number in places))
    return [Check(_RULE, True, f"signed on {where}")]
