"""Shapes that say what kind of document it is, whatever its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import pairwise

from docintel.core.dates import find_dates, find_times
from docintel.core.identifiers import find_ibans
from docintel.core.money import find_amounts
from docintel.extraction.licence_codes import has_licence_codes
from docintel.extraction.mrz_fields import has_zone
from docintel.extraction.phrases import is_closing, is_salutation
from docintel.extraction.reading import Reading

_MAIL_HEADER = re.compile(
    r"^(?:from|von|de|da|van|to|an|a|à|para|aan|subject|betreff|objet|asunto|oggetto"
    r"|onderwerp|sent|gesendet|envoyé|enviado|inviato|verzonden|cc)\s?:",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^(?:§\s?\d+|(?:article|artikel|artículo|articolo|clause|section|cláusula)\s+\w+"
    r"|\d{1,2}\.(?:\d{1,2}\.?)?\s+[^\W\d])",
    re.IGNORECASE,
)
_BLANK = re.compile(r"_{4,}|\.{8,}|[☐☑☒□✓]|\[\s?[xX]?\s?\]")


def shapes_of(reading: Reading) -> frozenset[str]:
    """Names of the shapes that the document has; see `SHAPES` for those there are."""
    return frozenset(name for name, has in SHAPES.items() if has(reading))


def _narrow_page(reading: Reading) -> bool:
    """A long strip of paper with short lines."""
    page = reading.pages[0]
    if page.width * 1.55 < page.height:
        return True
    extent = reading.extents.get(page.number)
    return extent is not None and extent.width * 1.9 < extent.height and _widest(reading) < 48


def _widest(reading: Reading) -> int:
    """Characters of the longest row; a till prints at most 48."""
    return max((sum(len(part.text) + 1 for part in row) for row in reading.rows), default=0)


def _totals_block(reading: Reading) -> bool:
    """Two rows in a row that end in an amount, above each other, after the middle."""
    ends = [row[-1] for row in reading.rows if find_amounts(row[-1].text)]
    return any(
        one.row + 1 == other.row and abs(one.box.right - other.box.right) < one.box.height * 2
        for one, other in pairwise(ends)
        if reading.height(one) > 0.3
    )


def _priced_rows(reading: Reading) -> bool:
    """Two rows or more with a text and two amounts."""
    rows = [row for row in reading.rows if len(row) >= 3 and row[0].text[:1].isalnum()]
    priced = sum(sum(len(find_amounts(part.text)) for part in row) >= 2 for row in rows)
    return priced >= 2


def _running_balance(reading: Reading) -> bool:
    """Four rows or more that begin with a date and end in an amount."""
    rows = [
        row
        for row in reading.rows
        if len(row) >= 2 and _begins_with_date(row[0].text) and find_amounts(row[-1].text)
    ]
    return len(rows) >= 4


def _begins_with_date(text: str) -> bool:
    if re.match(r"\d{1,2}[./]\d{1,2}\.?(?:\s|$)|\d{1,2} [^\W\d]{3}\b", text):
        return True
    return any(found.start == 0 for found in find_dates(text))


def _bank_details(reading: Reading) -> bool:
    return any(found.valid for found in find_ibans(reading.text))


def _total_line(reading: Reading) -> bool:
    return any(re.search(r"tot[ai]|summe|gesamt", row[0].text, re.I) for row in reading.rows)


def _time_of_day(reading: Reading) -> bool:
    return bool(find_times(reading.text))


def _salutation(reading: Reading) -> bool:
    return any(is_salutation(segment.text) for segment in reading.segments)


def _closing(reading: Reading) -> bool:
    return any(is_closing(segment.text) for segment in reading.segments)


def _mail_header(reading: Reading) -> bool:
    """Two lines of an e-mail's head, one of them with an address or the subject."""
    head = [row[0].text for row in reading.rows[:14] if _MAIL_HEADER.match(row[0].text)]
    return len(head) >= 2


def _prose(reading: Reading) -> bool:
    """Most of the text stands in long lines."""
    letters = sum(len(segment.text) for segment in reading.segments)
    long = sum(len(segment.text) for segment in reading.segments if len(segment.text) > 55)
    return long > 0.5 * letters > 0


def _numbered_clauses(reading: Reading) -> bool:
    return sum(bool(_CLAUSE.match(row[0].text)) for row in reading.rows) >= 4


def _fillable_fields(reading: Reading) -> bool:
    return sum(len(page.form_values) for page in reading.pages) >= 3


def _blanks_to_fill(reading: Reading) -> bool:
    return sum(bool(_BLANK.search(segment.text)) for segment in reading.segments) >= 3


SHAPES: Mapping[str, Callable[[Reading], bool]] = {
    "bank_details": _bank_details,
    "blanks_to_fill": _blanks_to_fill,
    "closing": _closing,
    "fillable_fields": _fillable_fields,
    "licence_codes": has_licence_codes,
    "machine_readable_zone": has_zone,
    "mail_header": _mail_header,
    "narrow_page": _narrow_page,
    "numbered_clauses": _numbered_clauses,
    "priced_rows": _priced_rows,
    "prose": _prose,
    "running_balance": _running_balance,
    "salutation": _salutation,
    "time_of_day": _time_of_day,
    "total_line": _total_line,
    "totals_block": _totals_block,
}
