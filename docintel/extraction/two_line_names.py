"""Find names that go on in a second line: a sign, and below it the trade with its legal form."""

from __future__ import annotations

import re

from docintel.core.addresses import looks_like_address_line
from docintel.core.squash import squash
from docintel.extraction.blocks import NameAt
from docintel.extraction.companies import (
    could_be_name,
    has_legal_form,
    is_attention,
    is_only_legal_form,
    names_bank,
)
from docintel.extraction.reading import Reading, Segment

#: The widest gap between the lines of one name, in their heights.
_MAX_LEADING = 0.9
#: What joins two names to one, so that the first line is no person.
_JOINS = re.compile(r"\s(?:&|\+|and|und|et|y|e|en)\s|&", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:&|\+|und|and|et|y)\s", re.IGNORECASE)


def second_line(reading: Reading, name: NameAt, is_sender: bool) -> Segment | None:
    """The line below the name that is its second half, None where the name is whole.

    Below a recipient's name a company may be where that person works, so only what can be no name
    by itself goes on.
    """
    first = name.segment.text
    if name.found.start or has_legal_form(first) or is_attention(first):
        return None
    below = reading.block_from(name.segment, limit=2)[1:]
    if not below or not _is_close(name.segment, below[0]):
        return None
    return below[0] if _goes_on(first, below[0].text, is_sender) else None


def _goes_on(first: str, second: str, is_sender: bool) -> bool:
    if is_only_legal_form(second) or (_GOES_ON.match(second) and could_be_name(second)):
        return True
    # A sign above the same name in full says nothing more.
    if looks_like_address_line(second) or squash(second).startswith(squash(first)):
        return False
    has_form = has_legal_form(second) or (names_bank(second) and not names_bank(first))
    return has_form and could_be_name(second) and (is_sender or bool(_JOINS.search(first)))


def _is_close(first: Segment, second: Segment) -> bool:
    gap = second.box.top - first.box.bottom
    return gap < _MAX_LEADING * max(first.box.height, second.box.height)
