"""The dates of a contract against its term and its notice period."""

from __future__ import annotations

from datetime import date, timedelta

from docintel.core.document import Check, Document
from docintel.core.durations import Duration, read_duration
from docintel.rules.values import header_date, spoken


def term_matches_dates(document: Document) -> list[Check]:
    """The term leads from the effective date to the expiry, or to the day after it."""
    return _matches(document, "term_matches_dates", "effective_date", "term", "expiry_date")


def notice_deadline_before_expiry(document: Document) -> list[Check]:
    """Notice is due its period before the contract ends, or the day before that."""
    rule = "notice_deadline_before_expiry"
    return _matches(document, rule, "notice_deadline", "notice_period", "expiry_date")


def _matches(document: Document, rule: str, start: str, span: str, end: str) -> list[Check]:
    first, last = header_date(document, start), header_date(document, end)
    printed = document.field(span)
    duration = read_duration(printed.value) if printed else None
    if printed is None or duration is None or first is None or last is None:
        return []
    reached = _after(duration, first)
    if reached is None:
        return []
    # The end of a month may be reached from the end of a shorter one only backwards.
    passed = last in {reached, reached - timedelta(days=1)} or _before(duration, last) == first
    message = f"{spoken(start)} {first} and {spoken(span)} {printed.value} lead to {reached}"
    if not passed:
        message += f", but {spoken(end)} is {last}"
    return [Check(rule, passed, message, (start, span, end))]


def _before(duration: Duration, end: date) -> date | None:
    try:
        return duration.before(end)
    except OverflowError:
        return None


def _after(duration: Duration, start: date) -> date | None:
    try:
        return duration.after(start)
    except OverflowError:
        return None
