"""Values that cannot both be meant are not both taken."""

from __future__ import annotations

from dataclasses import replace

from docintel.core.document import Candidate, Document, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import Origin
from docintel.stages.decide_fields import DecideFields

STATEMENT = TypeGuess("bank_statement", 1.0)


def vote(name: str, value: str, y: float, row: int | None = None, sure: float = 0.9) -> Candidate:
    box = Box(0, y, 50, y + 10)
    return Candidate(name, value, value, sure, Origin.OCR, "rules@1", 1, (box,), row)


def decided(*candidates: Candidate) -> Document:
    return DecideFields()(Document("d", type=STATEMENT, candidates=candidates))


def found(document: Document) -> dict[str, str]:
    return {field.name: field.value for field in document.fields}


def test_a_statement_of_one_day_does_not_begin_on_it() -> None:
    start, end = vote("period_start", "2026-03-31", 10), vote("period_end", "2026-03-31", 10)
    assert found(decided(start, end)) == {"period_end": "2026-03-31"}


def test_a_period_that_is_printed_begins_on_its_first_day() -> None:
    start, end = vote("period_start", "2026-03-01", 10), vote("period_end", "2026-03-31", 40)
    assert len(found(decided(start, end))) == 2


def test_a_balance_among_the_transactions_is_no_transaction() -> None:
    document = decided(
        vote("opening_balance", "1250.00", 10),
        vote("debit", "1250.00", 10, row=0, sure=0.6),
        vote("credit", "6000.30", 40, row=1),
        vote("closing_balance", "4750.30", 70),
        vote("credit", "4750.30", 70, row=2, sure=0.6),
    )
    assert [item.fields[0].value for item in document.line_items] == ["6000.30"]


def test_an_opening_balance_under_the_debits_is_owed() -> None:
    debit, credit = (vote(name, "1250.00", 10, row=0, sure=0.6) for name in ("debit", "credit"))
    opening = vote("opening_balance", "1250.00", 10)
    assert found(decided(opening, debit)) == {"opening_balance": "-1250.00"}
    assert found(decided(opening, credit)) == {"opening_balance": "1250.00"}


def test_a_transaction_stays_where_it_is_believed_more_than_the_balance() -> None:
    document = decided(
        vote("opening_balance", "1250.00", 10, sure=0.4),
        vote("debit", "1250.00", 10, row=0),
    )
    assert len(document.line_items) == 1
    # Of what matters a doubtful value is still something to begin with.
    assert found(document) == {"opening_balance": "1250.00"}


def test_a_sign_that_only_the_rules_see_is_seen_by_all() -> None:
    debit = vote("amount", "-220.90", 10, row=0)
    by_model = replace(vote("amount", "220.90", 10, row=0, sure=0.99), voter="boosting@1")
    elsewhere = replace(vote("amount", "220.90", 40, row=1), voter="boosting@1")
    document = decided(by_model, debit, elsewhere)
    assert [item.fields[0].value for item in document.line_items] == ["-220.90", "220.90"]


def test_one_day_that_is_printed_twice_side_by_side_is_a_period() -> None:
    start, end = vote("period_start", "2026-03-31", 10), vote("period_end", "2026-03-31", 10)
    beside = replace(end, boxes=(Box(80, 10, 130, 20),))
    assert len(found(decided(start, beside))) == 2


def test_what_is_owed_already_is_owed_once() -> None:
    opening, debit = (
        vote("opening_balance", "-1250.00", 10),
        vote("debit", "1250.00", 10, row=0, sure=0.6),
    )
    assert found(decided(opening, debit)) == {"opening_balance": "-1250.00"}
