"""Dates that must follow one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from docintel.core.document import Check, Document
from docintel.rules.values import header_date, spoken

#: Fields that tell when something happened; due and delivery dates may well lie ahead.
_PAST = (
    *("invoice_date", "date", "po_date", "period_start"),
    *("order_date", "date_of_birth", "date_of_issue"),
)


def due_after_issue(document: Document) -> list[Check]:
    return _in_order(document, "due_after_issue", "invoice_date", "due_date")


def delivery_after_order(document: Document) -> list[Check]:
    return _in_order(document, "delivery_after_order", "po_date", "requested_delivery")


def deadline_after_date(document: Document) -> list[Check]:
    return _in_order(document, "deadline_after_date", "date", "deadline")


def effective_before_expiry(document: Document) -> list[Check]:
    return _in_order(document, "effective_before_expiry", "effective_date", "expiry_date")


def period_in_order(document: Document) -> list[Check]:
    """The period of a statement, payslip or service begins before it ends."""
    return [
        *_in_order(document, "period_in_order", "period_start", "period_end"),
        *_in_order(document, "period_in_order", "service_start", "service_end"),
    ]


def stay_in_order(document: Document) -> list[Check]:
    """Who stays at a hotel arrives before leaving."""
    return _in_order(document, "stay_in_order", "arrival", "departure")


def birth_before_issue_before_expiry(document: Document) -> list[Check]:
    """What is absent is left out, so that birth and expiry alone are compared too."""
    rule = "birth_before_issue_before_expiry"
    names = ("date_of_birth", "date_of_issue", "date_of_expiry")
    present = [name for name in names if header_date(document, name) is not None]
    return [one for pair in pairwise(present) for one in _in_order(document, rule, *pair)]


def not_expired(document: Document, today: date | None = None) -> list[Check]:
    """`today` is the machine's date unless given."""
    expiry = header_date(document, "date_of_expiry")
    if expiry is None:
        return []
    passed = expiry >= (today or date.today())
    message = f"date of expiry {expiry} is {'not ' if passed else ''}past"
    return [Check("not_expired", passed, message, ("date_of_expiry",))]


def date_not_in_future(document: Document, today: date | None = None) -> list[Check]:
    """`today` is the machine's date unless given; a day more is allowed for time zones."""
    latest = (today or date.today()) + timedelta(days=1)
    return list(_against(document, latest))


def _against(document: Document, latest: date) -> Iterator[Check]:
    for name in _PAST:
        value = header_date(document, name)
        if value is not None:
            passed = value <= latest
            message = f"{spoken(name)} {value} is {'not ' if passed else ''}in the future"
            yield Check("date_not_in_future", passed, message, (name,))


def _in_order(document: Document, rule: str, first: str, second: str) -> list[Check]:
    earlier, later = header_date(document, first), header_date(document, second)
    if earlier is None or later is None:
        return []
    passed = earlier <= later
    relation = "not before" if passed else "before"
    message = f"{spoken(second)} {later} is {relation} {spoken(first)} {earlier}"
    return [Check(rule, passed, message, (first, second))]
