"""What the rules of dates, terms, payslips, payments, taxes and article numbers say."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Document
from docintel.core.durations import Duration, read_duration
from docintel.core.gtin import is_gtin
from docintel.rules.date_order import not_expired
from tests.unit.test_rules import outcome, record, rows

cents = st.integers(0, 10**7).map(lambda number: Decimal(number) / 100)
days = st.dates(date(1970, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [
        ("deadline_after_date", "date", "deadline"),
        ("effective_before_expiry", "effective_date", "expiry_date"),
        ("period_in_order", "period_start", "period_end"),
        ("period_in_order", "service_start", "service_end"),
        ("stay_in_order", "arrival", "departure"),
        ("birth_before_issue_before_expiry", "date_of_birth", "date_of_issue"),
        ("birth_before_issue_before_expiry", "date_of_issue", "date_of_expiry"),
        ("birth_before_issue_before_expiry", "date_of_birth", "date_of_expiry"),
    ],
)
def test_one_date_does_not_precede_the_other(rule: str, first: str, second: str) -> None:
    assert outcome(rule, record(**{first: "2026-03-01", second: "2026-03-01"})) is True
    assert outcome(rule, record(**{first: "2026-03-02", second: "2026-03-01"})) is False
    assert outcome(rule, record(**{first: "2026-03-02"})) is None


def test_a_document_is_valid_on_its_last_day() -> None:
    document = record(date_of_expiry="2026-03-01")
    assert [check.passed for check in not_expired(document, date(2026, 3, 1))] == [True]
    assert [check.passed for check in not_expired(document, date(2026, 3, 2))] == [False]


def test_transactions_are_booked_within_the_period() -> None:
    period = record(period_start="2026-03-01", period_end="2026-03-31")
    inside = rows(period, {"booking_date": "2026-03-01"}, {"booking_date": "2026-03-31"})
    outside = rows(period, {"booking_date": "2026-03-05"}, {"booking_date": "2026-04-01"})
    assert outcome("dates_in_period", inside) is True
    assert outcome("dates_in_period", outside) is False
    assert outcome("dates_in_period", period) is None


@pytest.mark.parametrize(
    ("term", "expiry", "passed"),
    [
        ("24 months", "2028-01-31", True),
        ("24 months", "2028-02-01", True),
        ("two (2) years", "2028-01-31", True),
        ("24 months", "2028-03-01", False),
        ("until further notice", "2028-01-31", None),
        ("9999 years", "2028-01-31", None),
    ],
)
def test_the_term_leads_to_the_expiry(term: str, expiry: str, passed: bool | None) -> None:
    document = record(effective_date="2026-02-01", term=term, expiry_date=expiry)
    assert outcome("term_matches_dates", document) is passed


def test_notice_is_due_its_period_before_the_end() -> None:
    values = {"notice_period": "drei Monate", "expiry_date": "2026-12-31"}
    right = record(notice_deadline="2026-09-30", **values)
    wrong = record(notice_deadline="2026-10-31", **values)
    assert outcome("notice_deadline_before_expiry", right) is True
    assert outcome("notice_deadline_before_expiry", wrong) is False


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        *(("3 months", Duration(months=3)), ("dreißig Tage", Duration(days=30))),
        *(("thirty (30) calendar days", Duration(days=30)), ("un an", Duration(months=12))),
        *(("seis semanas", Duration(days=42)), ("twee jaar", Duration(months=24))),
        *(("twenty-four months", Duration(months=24)), ("due mesi", Duration(months=2))),
        *(("months", None), ("12", None), ("", None)),
    ],
)
def test_spans_of_time_are_read(text: str, duration: Duration | None) -> None:
    assert read_duration(text) == duration


@given(days, st.integers(0, 500), st.integers(0, 240))
def test_going_on_and_back_by_days_or_whole_years_ends_where_it_began(
    start: date, number: int, years: int
) -> None:
    by_days = Duration(days=number)
    assert by_days.before(by_days.after(start)) == start
    by_years = Duration(months=12 * years)
    assert abs(by_years.before(by_years.after(start)) - start) <= timedelta(days=1)


@given(st.integers(0, 9999), st.text(max_size=60))
def test_whatever_follows_a_span_changes_nothing_of_it(number: int, text: str) -> None:
    assert read_duration(f"{number} months {text}") == Duration(months=number)


@pytest.mark.parametrize(
    ("values", "passed"),
    [
        ({"taxes": "20.00", "deductions": "10.00", "net": "70.00"}, True),
        ({"taxes": "20.00", "deductions": "30.00", "net": "70.00"}, True),
        ({"deductions": "-30.00", "net": "70.00"}, True),
        ({"taxes": "20.00", "deductions": "10.00", "net": "71.00"}, False),
        ({"taxes": "20.00", "net": "70.00"}, None),
        ({"net": "70.00"}, None),
    ],
)
def test_what_is_taken_off_the_gross_leaves_the_net(
    values: dict[str, str], passed: bool | None
) -> None:
    document = record(gross="100.00", **values)
    assert outcome("gross_minus_deductions_is_net", document) is passed


def test_the_year_so_far_holds_the_month() -> None:
    assert outcome("ytd_not_below_current", record(gross="10.00", gross_ytd="10.00")) is True
    assert outcome("ytd_not_below_current", record(net="10.00", net_ytd="9.00")) is False
    assert outcome("ytd_not_below_current", record(taxes="-10.00", taxes_ytd="-30.00")) is True


@given(cents, cents)
def test_what_was_paid_comes_off_what_is_due(gross: Decimal, paid: Decimal) -> None:
    values = {"gross_total": str(gross), "amount_paid": str(paid)}
    assert outcome("gross_minus_paid_is_due", record(amount_due=str(gross - paid), **values))
    wrong = record(amount_due=str(gross - paid + 1), **values)
    assert outcome("gross_minus_paid_is_due", wrong) is False


def test_what_was_given_less_the_total_is_the_change() -> None:
    values = {"cash_tendered": "20.00", "change": "-9.40"}
    rule = "tendered_minus_total_is_change"
    assert outcome(rule, record(total="10.60", **values)) is True
    assert outcome(rule, record(total="10.62", **values)) is True
    assert outcome(rule, record(total="10.62", rounding="0.00", **values)) is False
    assert outcome(rule, record(total="16.00", **values)) is False
    assert outcome(rule, record(**values)) is None


def test_an_earlier_balance_is_due_too() -> None:
    values = {"gross_total": "100.00", "amount_paid": "20.00", "prior_balance": "5.00"}
    assert outcome("gross_minus_paid_is_due", record(amount_due="85.00", **values)) is True
    assert outcome("gross_minus_paid_is_due", record(amount_due="80.00", **values)) is True
    assert outcome("gross_minus_paid_is_due", record(amount_due="75.00", **values)) is False


def test_what_came_in_and_went_out_moves_the_balance() -> None:
    values = {"opening_balance": "100.00", "total_credits": "30.00", "total_debits": "-50.00"}
    rule = "credits_minus_debits_is_change"
    assert outcome(rule, record(closing_balance="80.00", **values)) is True
    assert outcome(rule, record(closing_balance="81.00", **values)) is False
    assert outcome(rule, record(**values)) is None


def taxed(tax: str, *items: tuple[str, str]) -> Document:
    net = str(sum(Decimal(amount) for amount, _ in items))
    cells = [{"net_amount": amount, "tax_rate": rate} for amount, rate in items]
    return rows(record(net_total=net, tax_total=tax), *cells)


@pytest.mark.parametrize(
    ("document", "passed"),
    [
        (taxed("19.00", ("60.00", "19"), ("40.00", "19")), True),
        (taxed("14.20", ("60.00", "19"), ("40.00", "7")), True),
        (taxed("14.21", ("60.00", "19"), ("40.00", "7")), True),
        (taxed("14.50", ("60.00", "19"), ("40.00", "7")), False),
        (rows(taxed("19.00", ("100.00", "19")), {"net_amount": "100.00"}), None),
        (rows(record(net_total="90", tax_total="1"), {"net_amount": "80", "tax_rate": "9"}), None),
    ],
)
def test_the_rates_of_the_rows_make_the_tax(document: Document, passed: bool | None) -> None:
    assert outcome("taxes_of_lines_are_tax", document) is passed


def test_items_of_a_receipt_that_make_its_subtotal_or_total_speak_for_it() -> None:
    items = [{"total": "6.00"}, {"total": "4.00"}]
    values = {"tax_total": "1.00", "total": "11.00"}
    assert outcome("items_sum_to_total", rows(record(subtotal="10.00", **values), *items)) is True
    assert outcome("items_sum_to_total", rows(record(total="10.00"), *items)) is True
    assert outcome("items_sum_to_total", rows(record(subtotal="9.50", **values), *items)) is None
    assert outcome("items_sum_to_total", rows(record(total="9.50"), *items)) is None
    assert outcome("items_sum_to_total", rows(record(total="9.50"), *items, {})) is None


@pytest.mark.parametrize("number", ["4006381333931", "036000291452", "73513537", "10614141000415"])
def test_a_wrong_digit_of_an_article_number_is_noticed(number: str) -> None:
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert is_gtin(number)
    assert outcome("gtin_checksum", rows(record(), {"gtin": number}, {})) is True
    assert outcome("gtin_checksum", rows(record(), {"gtin": number}, {"gtin": wrong})) is False
    assert outcome("gtin_checksum", rows(record(), {"gtin": "4711"})) is None
