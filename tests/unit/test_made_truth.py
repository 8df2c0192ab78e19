"""That made-up papers are right in themselves: sums, balances, days, zones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from docintel.core.identifiers import is_iban
from docintel.core.mrz import read_mrz
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.split import Split, split_of
from docintel.training.synthesis.world import new_world
from tests.unit.made_papers import drafts, maker, printed


def test_the_bookings_of_a_statement_lead_from_the_old_balance_to_the_new() -> None:
    for draft in drafts("bank_statement"):
        moved = sum(map(_moved, draft.line_items), Decimal(0))
        opening, closing = (
            Decimal(draft.fields[f"{end}_balance"]) for end in ("opening", "closing")
        )

        assert opening + moved == closing, draft.template


def test_running_balances_follow_from_row_to_row() -> None:
    for draft in drafts("bank_statement"):
        rows = draft.line_items
        if not all("balance_after" in row for row in rows) or _is_newest_first(draft):
            continue
        balance = Decimal(draft.fields["opening_balance"])
        for row in rows:
            balance += _moved(row)
            assert balance == Decimal(row["balance_after"])


def test_bookings_lie_in_the_period_of_their_statement() -> None:
    for draft in drafts("bank_statement"):
        start, end = (draft.fields.get(f"period_{name}") for name in ("start", "end"))
        for row in draft.line_items:
            if start and end and "booking_date" in row:
                assert start <= row["booking_date"] <= end


def test_what_is_taken_off_a_gross_pay_leaves_the_net() -> None:
    for draft in drafts("payslip"):
        gross, taxes, deductions, net = (
            Decimal(draft.fields[name]) for name in ("gross", "taxes", "deductions", "net")
        )
        assert gross - taxes - deductions == net


def test_the_lines_of_a_payslip_add_up_to_its_totals() -> None:
    for draft in drafts("payslip"):
        lines = sum((Decimal(row["amount"]) for row in draft.line_items), Decimal(0))
        totals = (Decimal(draft.fields[name]) for name in ("gross", "taxes", "deductions"))

        assert lines == sum(totals, Decimal(0))


def test_hours_times_rate_is_the_amount_of_a_line() -> None:
    rows = [row for draft in drafts("payslip") for row in draft.line_items if "rate" in row]

    assert rows
    for row in rows:
        product = Decimal(row["hours"]) * Decimal(row["rate"])
        assert abs(product - Decimal(row["amount"])) <= Decimal("0.01")


def test_zones_have_right_check_digits_and_say_what_the_document_says() -> None:
    with_zone = [draft for draft in drafts("identity_document") if "mrz" in draft.fields]

    assert with_zone
    for draft in with_zone:
        mrz = read_mrz(draft.fields["mrz"].split("\n"))
        assert mrz is not None
        assert mrz.passed
        assert mrz.number == draft.fields["document_number"]
        assert mrz.expiry == date.fromisoformat(draft.fields["date_of_expiry"])
        assert _letters(mrz.surname)[:1] == _letters(draft.fields["surname"])[:1]
        if "sex" in draft.fields:
            assert mrz.sex == draft.fields["sex"]


def test_zones_come_in_all_three_sizes() -> None:
    zones = [draft.fields["mrz"].split("\n") for draft in drafts("identity_document")
             if "mrz" in draft.fields]  # fmt: skip

    assert {(len(lines), len(lines[0])) for lines in zones} == {(2, 44), (2, 36), (3, 30)}


def test_a_contract_ends_after_it_began_and_a_deadline_comes_after_its_letter() -> None:
    for draft in drafts("contract"):
        if "expiry_date" in draft.fields:
            assert draft.fields["effective_date"] < draft.fields["expiry_date"]
    for draft in drafts("letter_email"):
        if "deadline" in draft.fields:
            assert draft.fields["date"] < draft.fields["deadline"]


def test_both_parties_of_a_contract_are_named() -> None:
    for draft in drafts("contract"):
        names = draft.fields["parties"].split("; ")
        assert len(names) == 2
        assert all(name in printed(draft) for name in names)


def test_accounts_are_valid() -> None:
    ibans = [draft.fields["iban"] for name in ("bank_statement", "payslip")
             for draft in drafts(name) if "iban" in draft.fields]  # fmt: skip

    assert ibans
    assert all(map(is_iban, ibans))


def test_banks_belong_to_the_split_they_are_made_for() -> None:
    for split in Split:
        for seed in range(15):
            bank = maker("bank_statement")(new_world(seed, split)).fields["bank_name"]
            assert split_of(bank) is split


def _moved(row: object) -> Decimal:
    assert isinstance(row, dict)
    if "amount" in row:
        return Decimal(row["amount"])
    return Decimal(row.get("credit", "0")) - Decimal(row.get("debit", "0"))


def _is_newest_first(draft: Draft) -> bool:
    last = Decimal(draft.line_items[0]["balance_after"])
    return last == Decimal(draft.fields["closing_balance"])


def _letters(name: str) -> str:
    return "".join(letter for letter in name.upper() if letter.isascii() and letter.isalpha())
