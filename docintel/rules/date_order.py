"""Dates that must follow one another."""

from __future__ import annotations

from datetime import date, timedelta

from docintel.core.document import Check, Document
from docintel.rules.values import header_date, spoken

#: Fields that tell when something happened; due and delivery dates may well lie ahead.
_PAST = ("invoice_date", "date", "po_date", "period_start")


def due_after_issue(document: Document) -> list[Check]:
    return _in_order(document, "due_after_issue", "invoice_date", "due_date")


def delivery_after_order(document: Document) -> list[Check]:
    return _in_order(document, "delivery_after_order", "po_date", "requested_delivery")


def date_not_in_future(document: Document, today: date | None = None) -> list[Check]:
    """`today` is the machine's date unless given; a day more is allowed for time zones."""
    latest = (today or date.today()) + timedelta(days=1)
    return [
        _against(latest, name, value)
        for name in _PAST
        if (value := header_date(document, name)) is not None
    ]


def _against(latest: date, name: str, value: date) -> Check:
    passed = value <= latest
    message = f"{spoken(name)} {value} is {'not ' if passed else ''}in the future"
    return Check("date_not_in_future", passed, message, (name,))


def _in_order(document: Document, rule: str, first: str, second: str) -> list[Check]:
    earlier, later = header_date(document, first), header_date(document, second)
    if earlier is None or later is None:
        return []
    passed = earlier <= later
    relation = "not before" if passed else "before"
    message = f"{spoken(second)} {later} is {relation} {spoken(first)} {earlier}"
    return [Check(rule, passed, message, (first, second))]
