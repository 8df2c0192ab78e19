"""Amounts that were misread are repaired where the sums leave one thing that they can be."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.document import Candidate, Document, Field, State
from docintel.core.geometry import Box
from docintel.core.page import Line, Origin, OtherReading, Word
from docintel.core.type_files import document_types
from docintel.rules.registry import check
from docintel.rules.repair.as_read import as_read
from docintel.rules.repair.repair import repair
from tests.unit.misreadings import Cells, near, read_as, values

TYPES = document_types()
INVOICE = TYPES["invoice"]

TOTALS = {"net_total": "100.00", "tax_total": "19.00", "gross_total": "119.00"}
WRONG_GROSS = {**TOTALS, "gross_total": "179.00"}
NEARLY = {"gross_total": [near(1, "1")]}
ROWS: Cells = (
    {"quantity": "2", "unit_price": "30.00", "net_amount": "60.00"},
    {"quantity": "4", "unit_price": "10.00", "net_amount": "40.00"},
)


def field_of(document: Document, name: str) -> Field:
    found = document.field(name)
    assert found is not None
    return found


def test_the_one_reading_that_adds_up_is_taken_and_told() -> None:
    repaired = repair(read_as(WRONG_GROSS, others=NEARLY), INVOICE)
    assert values(repaired) == TOTALS
    [note] = repaired.repairs
    assert (note.field, note.before, note.after) == ("gross_total", "179.00", "119.00")
    assert note.rule == "net_plus_tax_is_gross"
    assert note.message == "read as 179.00, is 119.00 because net 100.00 + tax 19.00 = gross 119.00"


def test_the_text_stays_as_it_was_read_and_the_former_value_beside_the_new_one() -> None:
    document = read_as(WRONG_GROSS, others=NEARLY)
    before, after = (field_of(one, "gross_total") for one in (document, repair(document, INVOICE)))
    assert (after.text, after.page, after.boxes) == (before.text, before.page, before.boxes)
    assert [other.value for other in after.alternatives] == ["179.00"]
    assert after.voter == "repair@1"


def test_one_sum_makes_a_value_likely_and_a_person_confirms_it() -> None:
    gross = field_of(repair(read_as(WRONG_GROSS, others=NEARLY), INVOICE), "gross_total")
    assert gross.state is State.REVIEW


def test_a_value_that_two_sums_ask_for_is_accepted() -> None:
    net = field_of(repair(read_as({**TOTALS, "net_total": "700.00"}, ROWS), INVOICE), "net_total")
    assert (net.value, net.state) == ("100.00", State.ACCEPTED)
    assert net.confidence > 0.9


def test_a_row_that_is_repaired_makes_the_sum_of_the_rows_fit() -> None:
    misread = ({**ROWS[0], "net_amount": "50.00"}, ROWS[1])
    repaired = repair(read_as(TOTALS, misread), INVOICE)
    assert values(repaired)["line_items[0].net_amount"] == "60.00"
    assert all(one.passed for one in check(repaired, INVOICE) if "lines" in one.rule)


def test_two_misread_amounts_of_one_sum_are_repaired_together_and_confirmed() -> None:
    misread = read_as(
        {**TOTALS, "net_total": "180.00", "tax_total": "18.00"},
        others={"net_total": [near(1, "0", 0.4)], "tax_total": [near(1, "9", 0.4)]},
    )
    repaired = repair(misread, INVOICE)
    assert values(repaired) == TOTALS
    assert {field.state for field in repaired.fields} == {State.REVIEW}


def test_changes_that_hang_together_are_proved_by_one_equation_more() -> None:
    """A row and the net total: row, sum of rows and gross are three equations for two changes."""
    misread = ({**ROWS[0], "net_amount": "50.00"}, ROWS[1])
    repaired = repair(read_as({**TOTALS, "net_total": "700.00"}, misread), INVOICE)
    assert {note.field for note in repaired.repairs} == {"net_total", "line_items[0].net_amount"}
    assert field_of(repaired, "net_total").state is State.ACCEPTED


def test_where_two_readings_would_fit_none_is_taken() -> None:
    both = {"net_total": [near(1, "6")], "gross_total": [near(1, "1")]}
    document = read_as({**TOTALS, "tax_total": "11.00", "gross_total": "171.00"}, others=both)
    assert repair(document, INVOICE) is document


def test_of_two_readings_the_one_with_a_usual_rate_of_tax_is_likelier() -> None:
    """100 and 19 are 19 %; 160 and 19 would be 11.875 %."""
    both = {"net_total": [near(1, "6")], "gross_total": [near(1, "1")]}
    assert values(repair(read_as(WRONG_GROSS, others=both), INVOICE)) == TOTALS


def test_a_reading_that_another_sum_forbids_still_makes_a_worse_one_doubtful() -> None:
    """10 x 512.40 is 5124.00; but rather 5114.00 was printed, which another row hides."""
    rows: Cells = (
        {"quantity": "10", "unit_price": "511.40", "net_amount": "5124.00"},
        {"quantity": "2", "unit_price": "501.17", "net_amount": "1.00"},
    )
    total = {"net_total": "6236.34"}
    price = {"line_items[0].unit_price": [near(2, "2", 0.12)]}
    both = {**price, "line_items[0].net_amount": [near(2, "1", 0.46)]}
    assert repair(read_as(total, rows, price), INVOICE).repairs
    assert not repair(read_as(total, rows, both), INVOICE).repairs


def test_what_nothing_explains_stays_as_it_is() -> None:
    document = read_as({**TOTALS, "gross_total": "132.47"})
    assert repair(document, INVOICE) is document


def test_what_nobody_had_to_read_was_not_misread() -> None:
    document = read_as({**TOTALS, "net_total": "700.00"}, ROWS, source=Origin.TEXT_LAYER)
    assert repair(document, INVOICE) is document


def test_two_amounts_that_agree_are_not_changed_for_a_third() -> None:
    """The row and the net say 100.00, however much both look like 160.00."""
    doubts = {path: [near(1, "6", 0.4)] for path in ("net_total", "line_items[0].net_amount")}
    fields = {"net_total": "100.00", "tax_total": "16.00", "gross_total": "176.00"}
    document = read_as(fields, ({"net_amount": "100.00"},), others=doubts)
    assert repair(document, INVOICE) is document


def test_what_was_nearly_read_is_known_of_the_page_that_the_value_is_on() -> None:
    """A six is taken for a one only where the reader nearly read one."""
    misread = read_as({**TOTALS, "gross_total": "619.00"}, others={"gross_total": [near(0, "1")]})
    assert values(repair(misread, INVOICE)) == TOTALS
    plain = read_as({**TOTALS, "gross_total": "619.00"})
    assert repair(plain, INVOICE) is plain
    [first], [second] = plain.pages, misread.pages
    turned = replace(
        misread,
        pages=(first, replace(second, number=2)),
        fields=tuple(replace(field, page=2) for field in misread.fields),
    )
    assert values(repair(turned, INVOICE)) == TOTALS


def test_where_a_discount_may_stand_between_a_sum_alone_changes_nothing() -> None:
    document = read_as(WRONG_GROSS, others=NEARLY)
    assert repair(document, INVOICE).repairs
    line = Line((Word("Rabatt", Box(0, 0, 9, 9)),))
    assert not repair(_with_line(document, line), INVOICE).repairs


def _with_line(document: Document, line: Line) -> Document:
    [page] = document.pages
    return replace(document, pages=(replace(page, lines=(line,)),))


def test_a_rule_that_the_type_does_not_name_repairs_nothing() -> None:
    document = read_as(WRONG_GROSS, others=NEARLY)
    assert repair(document, replace(INVOICE, rules=("quantity_times_price",))) is document


@pytest.mark.parametrize(
    ("row", "amount", "misread"),
    [
        ({"quantity": "2", "unit_price": "50.00", "discount": "10"}, "90.00", "98.00"),
        ({"quantity": "2", "unit_price": "50.00", "tax_rate": "19"}, "119.00", "118.00"),
        ({"quantity": "2", "unit_price": "59.50", "tax_rate": "19"}, "100.00", "108.00"),
    ],
)
def test_a_row_may_show_its_amount_less_a_discount_with_or_without_tax(
    row: dict[str, str], amount: str, misread: str
) -> None:
    place = next(at for at, sign in enumerate(misread) if sign != amount[at])
    others = {"line_items[0].net_amount": [near(place, amount[place], 0.4)]}
    repaired = repair(read_as({}, ({**row, "net_amount": misread},), others=others), INVOICE)
    assert values(repaired)["line_items[0].net_amount"] == amount


def test_the_rates_of_the_rows_tell_a_misread_tax() -> None:
    rows: Cells = (
        {"net_amount": "60.00", "tax_rate": "19"},
        {"net_amount": "40.00", "tax_rate": "7"},
    )
    misread = read_as({"tax_total": "14.80"}, rows, others={"tax_total": [near(3, "2", 0.4)]})
    by_rates = replace(INVOICE, rules=("taxes_of_lines_are_tax",))
    assert values(repair(misread, by_rates))["tax_total"] == "14.20"


def test_what_was_nearly_read_is_counted_from_where_the_value_begins() -> None:
    words = [
        Word("EUR", Box(0, 0, 30, 9), 0.9, (OtherReading(0, 1, "F", 0.3),)),
        Word("179.00", Box(40, 0, 90, 9), 0.9, (OtherReading(1, 2, "1", 0.3),)),
    ]
    assert as_read("179.00", words).others == (OtherReading(1, 2, "1", 0.3),)
    assert as_read("EUR 179.00", words).others == (
        OtherReading(0, 1, "F", 0.3),
        OtherReading(5, 6, "1", 0.3),
    )


def test_a_quantity_is_written_as_quantities_are() -> None:
    misread = ({**ROWS[0], "quantity": "7"}, ROWS[1])
    others = {"line_items[0].quantity": [near(0, "2")]}
    repaired = repair(read_as(TOTALS, misread, others), INVOICE)
    assert values(repaired)["line_items[0].quantity"] == "2"


def test_a_lost_decimal_point_is_put_back() -> None:
    lost = ({**ROWS[0], "net_amount": "6000"}, ROWS[1])
    repaired = repair(read_as(TOTALS, lost), INVOICE)
    assert values(repaired)["line_items[0].net_amount"] == "60.00"


def test_an_added_minus_is_taken_out() -> None:
    added = ({**ROWS[0], "net_amount": "-60.00"}, ROWS[1])
    repaired = repair(read_as(TOTALS, added), INVOICE)
    assert values(repaired)["line_items[0].net_amount"] == "60.00"


def test_a_lost_minus_is_put_back() -> None:
    statement = TYPES["bank_statement"]
    rows: Cells = (
        {"amount": "10.00", "balance_after": "90.00"},
        {"amount": "5.00", "balance_after": "95.00"},
    )
    document = read_as({"opening_balance": "100.00", "closing_balance": "95.00"}, rows)
    repaired = repair(document, statement)
    assert values(repaired)["line_items[0].amount"] == "-10.00"
    assert all(one.passed for one in check(repaired, statement) if "balance" in one.rule)


def test_a_misread_balance_is_the_one_that_follows_and_leads_on() -> None:
    rows: Cells = (
        {"debit": "10.00", "balance_after": "90.00"},
        {"credit": "5.00", "balance_after": "96.00"},
        {"debit": "6.00", "balance_after": "89.00"},
    )
    document = read_as({"opening_balance": "100.00", "closing_balance": "89.00"}, rows)
    balance = repair(document, TYPES["bank_statement"]).line_items[1].get("balance_after")
    assert balance is not None
    assert (balance.value, balance.state) == ("95.00", State.ACCEPTED)


@pytest.mark.parametrize("turned", [False, True])
def test_statements_are_repaired_from_old_to_new_and_from_new_to_old(turned: bool) -> None:
    rows = [
        {"amount": "-10.00", "balance_after": "90.00"},
        {"amount": "15.00", "balance_after": "105.00"},
        {"amount": "-25.00", "balance_after": "80.00"},
        {"amount": "1.00", "balance_after": "87.00"},
        {"amount": "2.00", "balance_after": "83.00"},
    ]
    listed = rows[::-1] if turned else rows
    repaired = repair(read_as({"opening_balance": "100.00"}, listed), TYPES["bank_statement"])
    [note] = repaired.repairs
    assert (note.before, note.after) == ("87.00", "81.00")


def test_each_row_is_mended_by_itself_where_many_were_misread() -> None:
    """No sum over a hundred rows can tell which twenty of them were misread."""
    balance, rows = Decimal(1000), []
    for row in range(100):
        balance += row
        rows.append({"amount": f"{row}.00", "balance_after": f"{balance}.00"})
    right = read_as({"opening_balance": "1000.00", "closing_balance": f"{balance}.00"}, rows)
    others = {}
    for row in range(10, 100, 5):
        amount = rows[row]["amount"]
        rows[row] = {**rows[row], "amount": f"{'8' if amount[0] != '8' else '3'}{amount[1:]}"}
        others[f"line_items[{row}].amount"] = [near(0, amount[0])]
    fields = {"opening_balance": "1000.00", "closing_balance": f"{balance}.00"}
    repaired = repair(read_as(fields, rows, others), TYPES["bank_statement"])
    assert len(repaired.repairs) == 18
    assert values(repaired) == values(right)


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("receipt_sums", "subtotal 10.00 tax_total 0.60 total 10.60", "total 10.80"),
        ("receipt_sums", "subtotal 10.00 tax_total 0.60 tip 2.00 total 12.60", "total 12.80"),
        (
            "tendered_minus_total_is_change",
            "cash_tendered 20.00 total 10.60 change 9.40",
            "total 18.60",
        ),
        (
            "gross_minus_paid_is_due",
            "gross_total 50.00 amount_paid 20.00 amount_due 30.00",
            "amount_due 38.00",
        ),
        (
            "gross_minus_deductions_is_net",
            "gross 3000.00 taxes 700.00 deductions 300.00 net 2000.00",
            "net 2800.00",
        ),
        (
            "credits_minus_debits_is_change",
            "opening_balance 10.00 total_credits 5.00 total_debits 1.00 closing_balance 14.00",
            "closing_balance 16.00",
        ),
    ],
)
def test_each_rule_of_sums_repairs_what_it_names(rule: str, right: str, wrong: str) -> None:
    pairs = right.split()
    fields = dict(zip(pairs[::2], pairs[1::2], strict=True))
    name, text = wrong.split()
    place = next(at for at, sign in enumerate(text) if sign != fields[name][at])
    others = {name: [near(place, fields[name][place])]}
    document = read_as({**fields, name: text}, others=others)
    assert values(repair(document, replace(INVOICE, rules=(rule,)))) == fields


def test_a_reading_that_makes_a_sum_hold_and_breaks_another_rule_is_not_taken() -> None:
    """Nobody earns more in a month than in the year that holds it."""
    slip = {"gross": "1000.00", "taxes": "700.00", "deductions": "300.00", "net": "6000.00"}
    others = {"gross": [near(0, "7")]}
    payslip = TYPES["payslip"]
    repaired = repair(read_as(slip, others=others), payslip)
    assert values(repaired) == {**slip, "gross": "7000.00"}
    in_march = read_as({**slip, "gross_ytd": "3000.00"}, others=others)
    assert repair(in_march, payslip) is in_march


def test_another_candidate_that_adds_up_is_taken_with_its_place() -> None:
    document = read_as({**TOTALS, "net_total": "59.50"}, source=Origin.TEXT_LAYER)
    box = Box(300, 0, 360, 9)
    other = Candidate("net_total", "100.00", "100.00", 0.6, Origin.TEXT_LAYER, "rules@1", 1, (box,))
    net = field_of(repair(replace(document, candidates=(other,)), INVOICE), "net_total")
    assert (net.value, net.boxes, net.source) == ("100.00", (box,), Origin.TEXT_LAYER)


def _receipt(**others: str) -> Document:
    """A till's receipt with a promotion nobody read, and its subtotal proposed as its total."""
    texts = {"subtotal": "251.00", "tax_total": "11.72", "total": "217.00", **others}
    document = read_as(texts, source=Origin.TEXT_LAYER, type_name="receipt")
    other = Candidate("total", "251.00", "251.00", 0.8, Origin.TEXT_LAYER, "rules@1", 1, ())
    return replace(document, candidates=(other,))


def test_one_sum_does_not_outvote_a_likely_value_two_do() -> None:
    receipt = TYPES["receipt"]
    assert field_of(repair(_receipt(), receipt), "total").value == "217.00"
    paid = _receipt(cash_tendered="300.00", change="49.00")
    assert field_of(repair(paid, receipt), "total").value == "251.00"


# Laws -------------------------------------------------------------------------------------------

amounts = st.integers(1, 10**6).map(lambda cents: Decimal(cents) / 100)
signs = st.sampled_from("0123456789.,-OlSB")


@st.composite
def invoices(draw: st.DrawFn) -> dict[str, str]:
    """The values of an invoice that adds up, by path."""
    found: dict[str, str] = {}
    net = Decimal(0)
    for row in range(draw(st.integers(0, 3))):
        quantity, price = draw(st.integers(1, 30)), draw(amounts)
        net += quantity * price
        found[f"line_items[{row}].quantity"] = str(quantity)
        found[f"line_items[{row}].unit_price"] = str(price)
        found[f"line_items[{row}].net_amount"] = str(quantity * price)
    net = net or draw(amounts)
    tax = (net * draw(st.sampled_from([7, 19, 20, 21])) / 100).quantize(Decimal("0.01"))
    return {**found, "net_total": str(net), "tax_total": str(tax), "gross_total": str(net + tax)}


@st.composite
def nearly_read(draw: st.DrawFn, texts: dict[str, str]) -> dict[str, list[OtherReading]]:
    found: dict[str, list[OtherReading]] = {}
    for path in draw(st.lists(st.sampled_from(sorted(texts)), max_size=5)):
        place = draw(st.integers(0, len(texts[path]) - 1))
        found.setdefault(path, []).append(near(place, draw(signs), draw(st.floats(0.01, 0.9))))
    return found


def document_of(texts: dict[str, str], others: dict[str, list[OtherReading]]) -> Document:
    fields = {path: text for path, text in texts.items() if "." not in path}
    rows: dict[int, dict[str, str]] = {}
    for path, text in texts.items():
        if "." in path:
            row, _, column = path.removeprefix("line_items[").partition("].")
            rows.setdefault(int(row), {})[column] = text
    return read_as(fields, [rows[row] for row in sorted(rows)], others)


@st.composite
def misread_invoices(draw: st.DrawFn) -> tuple[Document, dict[str, str]]:
    """One or two signs of an invoice that adds up are read as digits that they are not."""
    texts = draw(invoices())
    misread = dict(texts)
    others = draw(nearly_read(texts))
    for path in draw(st.lists(st.sampled_from(sorted(texts)), min_size=1, max_size=2)):
        places = [at for at, sign in enumerate(misread[path]) if sign.isdigit()]
        place = draw(st.sampled_from(places))
        meant = misread[path][place]
        wrong = draw(st.sampled_from([digit for digit in "123456789" if digit != meant]))
        misread[path] = misread[path][:place] + wrong + misread[path][place + 1 :]
        others.setdefault(path, []).append(near(place, meant, draw(st.floats(0.05, 0.5))))
    return document_of(misread, others), texts


@given(st.data())
@settings(max_examples=40)
def test_what_fits_is_never_changed(data: st.DataObject) -> None:
    texts = data.draw(invoices())
    document = document_of(texts, data.draw(nearly_read(texts)))
    assert repair(document, INVOICE) is document


@given(misread_invoices())
@settings(max_examples=25)
def test_no_repair_breaks_a_rule_that_held(made: tuple[Document, dict[str, str]]) -> None:
    document, _ = made
    held = {one.rule for one in check(document, INVOICE) if one.passed}
    after = check(repair(document, INVOICE), INVOICE)
    assert not held & {one.rule for one in after if not one.passed}


@given(misread_invoices())
@settings(max_examples=25)
def test_to_repair_twice_is_to_repair_once(made: tuple[Document, dict[str, str]]) -> None:
    once = repair(made[0], INVOICE)
    assert repair(once, INVOICE) is once


@given(misread_invoices())
@settings(max_examples=25)
def test_only_what_a_broken_rule_names_is_changed(made: tuple[Document, dict[str, str]]) -> None:
    document, _ = made
    repaired = repair(document, INVOICE)
    noted = {note.field: (note.before, note.after) for note in repaired.repairs}
    before, after = values(document), values(repaired)
    assert noted == {
        path: (before[path], after[path]) for path in before if before[path] != after[path]
    }
