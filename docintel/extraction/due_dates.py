"""Reckon when an invoice is due from its date and its terms of payment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from docintel.core.document import Candidate
from docintel.core.page import Origin
from docintel.extraction.candidates import candidate
from docintel.extraction.reading import Reading
from docintel.extraction.values import Found

#: `30 days net`, `Net 30`, `zahlbar innerhalb 14 Tagen`, `30 jours`; a discount is no term.
_TERMS = re.compile(
    r"\bnet\s?(?P<net>\d{1,3})\b"
    r"|\b(?P<days>\d{1,3})\s?(?:days|tagen?|jours|d[ií]as|giorni|dagen)\b",
    re.IGNORECASE,
)
_DISCOUNT = re.compile(r"\d\s?%|skonto|discount|escompte|sconto|korting", re.IGNORECASE)
#: The date is reckoned, not printed.
_CONFIDENCE = 0.4
_LONGEST_TERM = 120


def propose_due_date(reading: Reading, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The likeliest invoice date plus the first term in days; nothing without either."""
    dates = [one for one in found if one.name == "date"]
    if not dates:
        return
    issued = date.fromisoformat(max(dates, key=lambda one: one.confidence).value)
    for segment in reading.segments:
        terms = _TERMS.search(segment.text)
        if terms and not _DISCOUNT.search(segment.text[: terms.start()]):
            days = int(terms["net"] or terms["days"])
            if 0 < days <= _LONGEST_TERM:
                due = issued + timedelta(days=days)
                where = Found(terms.start(), terms.end(), due.isoformat())
                reckoned = candidate("due_date", segment, where, _CONFIDENCE)
                yield replace(reckoned, source=Origin.RULE)
                return
