"""What readers find that labels do not, for any type that names them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Candidate
from docintel.core.month_spans import find_months
from docintel.core.type_files import document_types
from docintel.core.type_parser import parse_document_type
from docintel.extraction.line_items import find_items
from docintel.extraction.propose import propose
from tests.unit.typesetting import Placed, items, typeset, values

TICKET = """
name = "ticket"
readers = ["receipt", "till_items"]
[[fields]]
name = "operator"
kind = "name"
role = "sender_name"
[[fields]]
name = "price"
kind = "money"
role = "total"
labels = { en = ["total"] }
[[columns]]
name = "goods"
kind = "text"
role = "item_description"
[[columns]]
name = "cost"
kind = "money"
role = "item_amount"
"""
TILL = [
    *((300, 50, "HARBOUR FERRIES LTD"), (100, 200, "Day return"), (700, 200, "7.50")),
    *((100, 240, "Bicycle"), (700, 240, "2.00"), (100, 300, "Total"), (700, 300, "9.50")),
]


def best_of(candidates: Iterable[Candidate]) -> dict[str, str]:
    """The surest value of each field."""
    ranked = sorted(candidates, key=lambda one: one.confidence)
    return {one.name: one.value for one in ranked}


def test_a_type_of_ones_own_may_name_a_reader_and_call_its_fields_as_it_likes() -> None:
    ticket = parse_document_type(TICKET, "ticket.toml")
    found = best_of(propose(typeset(TILL), ticket))
    assert (found["operator"], found["price"]) == ("HARBOUR FERRIES LTD", "9.50")
    rows, _ = find_items(typeset(TILL), ticket)
    assert [{name: cell.value for name, cell in row.items()} for row in rows] == [
        {"goods": "Day return", "cost": "7.50"},
        {"goods": "Bicycle", "cost": "2.00"},
    ]


def test_without_the_reader_nothing_of_it_is_found() -> None:
    plain = parse_document_type(TICKET.replace('readers = ["receipt", "till_items"]', ""), "t.toml")
    assert {one.name for one in propose(typeset(TILL), plain)} == {"price"}
    assert find_items(typeset(TILL), plain)[0] == []


def test_totals_add_up_whatever_a_type_calls_them() -> None:
    roles = {"base": "net", "duty": "tax", "sum": "total"}
    fields = "".join(
        f'[[fields]]\nname = "{name}"\nkind = "money"\nrole = "{role}"\n'
        f'labels = {{ en = ["{name}"] }}\n'
        for name, role in roles.items()
    )
    bill = parse_document_type(f'name = "bill"\n{fields}', "bill.toml")
    page = [
        (50, 900, "Base"),
        (800, 900, "100.00"),
        (800, 940, "19.00"),
        (50, 980, "Sum"),
        (800, 980, "119.00"),
    ]
    found = {one.name: one.value for one in propose(typeset(page), bill)}
    assert found == {"base": "100.00", "duty": "19.00", "sum": "119.00"}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Abrechnung für März 2026", [(3, 2026)]),
        ("bulletin de février 2026", [(2, 2026)]),
        ("mes de marzo de 2026", [(3, 2026)]),
        ("Period: 03/2026", [(3, 2026)]),
        ("Mar 2026 - Apr 2026", [(3, 2026), (4, 2026)]),
        ("Abrechnungszeitraum 2026-03", [(3, 2026)]),
        ("2026-03-01, RE2026-03", []),
        ("12-Mar-2026", []),
        ("12 March 2026", []),
        ("01/03/2026", []),
        ("13/2026, 2026", []),
    ],
)
def test_a_month_is_read_by_name_and_by_number(text: str, months: list[tuple[int, int]]) -> None:
    assert [(one.first.month, one.first.year) for one in find_months(text)] == months


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_month_ends_on_the_day_before_the_next(day: date) -> None:
    [month] = find_months(f"{day.month:02}/{day.year}")
    assert month.first == day.replace(day=1)
    assert (month.last.toordinal() + 1) == (
        date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal()
    )


@pytest.mark.parametrize(
    "placed",
    [
        [(50, 300, "Leistungszeitraum:"), (400, 300, "01.03.2026 - 31.03.2026")],
        [(50, 300, "Leistungszeitraum: März 2026")],
        [(50, 300, "Leistungszeitraum"), (50, 330, "01.03.2026 bis 31.03.2026")],
    ],
)
def test_an_invoice_says_for_when_it_is(placed: list[Placed]) -> None:
    found = values("invoice", placed)
    assert (found["service_start"], found["service_end"]) == ("2026-03-01", "2026-03-31")


@pytest.mark.parametrize(
    ("placed", "last"),
    [
        ([(50, 300, "Pay period: 18 December 2023")], "2023-12-18"),
        ([(50, 300, "Pay period"), (50, 330, "2023-12-18"), (400, 400, "To date")], "2023-12-18"),
        ([(50, 300, "Einde periode"), (400, 300, "31.08.2015")], "2015-08-31"),
        ([(50, 300, "Pay period"), (400, 300, "2023-12")], "2023-12-31"),
        ([(50, 300, "Pay period"), (400, 300, "1 May 2023 - 7 May 2023")], "2023-05-07"),
        ([(50, 300, "Period from: 18 December 2023")], None),
    ],
)
def test_one_day_of_a_period_of_pay_is_its_last(placed: list[Placed], last: str | None) -> None:
    assert values("payslip", placed).get("period_end") == last


def test_dates_that_no_label_calls_a_period_are_none_on_an_invoice() -> None:
    assert "service_end" not in values("invoice", [(50, 300, "Flight 01.03.2026 - 31.03.2026")])


def test_the_year_so_far_stands_in_a_column_of_its_own() -> None:
    head = [(50, 100, "Description"), (500, 100, "This period"), (800, 100, "Year to date")]
    rows = [(50, 140, "Gross pay"), (530, 140, "900.00"), (830, 140, "2,700.00")]
    found = values("payslip", head + rows)
    assert (found["gross"], found["gross_ytd"]) == ("900.00", "2700.00")


def test_without_such_a_column_the_last_amount_is_no_sum_of_the_year() -> None:
    found = values("payslip", [(50, 140, "Gross pay"), (530, 140, "8.00"), (830, 140, "900.00")])
    assert "gross_ytd" not in found


CARD = [
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F3204152UTO<<<<<<<<<<<8",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
]


def test_a_zone_gives_what_is_printed_nowhere_else() -> None:
    found = values("identity_document", [(50, 900 + 30 * at, line) for at, line in enumerate(CARD)])
    assert (found["surname"], found["given_names"]) == ("ERIKSSON", "ANNA MARIA")
    assert (found["id_type"], found["sex"]) == ("id_card", "female")
    assert (found["date_of_birth"], found["date_of_expiry"]) == ("1974-08-12", "2032-04-15")
    assert found["mrz"].splitlines() == CARD


def test_what_a_check_digit_speaks_against_is_hardly_believed() -> None:
    wrong = [CARD[0].replace("D23145890", "D23145891"), *CARD[1:]]
    found = propose(
        typeset([(50, 900 + 30 * at, line) for at, line in enumerate(wrong)]),
        document_types()["identity_document"],
    )
    sure = {one.name: one.confidence for one in found}
    assert sure["document_number"] < 0.5 < sure["date_of_birth"]


def test_numbers_stand_for_labels_on_a_licence_only() -> None:
    two = [(50, 100, "1. Open the lid"), (50, 140, "2. Press start"), (50, 180, "3. Wait")]
    assert "surname" not in values("identity_document", two)


@pytest.mark.parametrize(
    "label", ["Surname / Nom / Apellidos", "1. Surname", "Surname (1)", "SURNAME/PRIEZVISKO"]
)
def test_a_caption_may_be_numbered_and_in_several_languages(label: str) -> None:
    assert (
        values("identity_document", [(50, 100, label), (50, 130, "Weaver")])["surname"] == "Weaver"
    )


def test_who_the_goods_go_to_has_a_name_and_an_address() -> None:
    page = [
        (50, 300, "Ship to:"),
        (50, 330, "Oak & Sons Ltd"),
        (50, 360, "3 Mill Lane"),
        (50, 390, "Leeds LS1 4AP"),
    ]
    found = values("purchase_order", page)
    assert (found["ship_to_name"], found["ship_to"]) == (
        "Oak & Sons Ltd",
        "3 Mill Lane, Leeds LS1 4AP",
    )


def test_an_address_below_its_caption_is_read_over_its_lines() -> None:
    page = [
        (50, 300, "Address"),
        (50, 330, "12 Weir Lane"),
        (50, 360, "Bath BA2 9XD"),
        (50, 390, "Height"),
        (50, 420, "170 cm"),
    ]
    assert values("identity_document", page)["address"] == "12 Weir Lane, Bath BA2 9XD"


def test_a_total_that_only_the_type_knows_ends_its_items() -> None:
    page = [(50, 100, "Description"), (700, 100, "Hours"), (850, 100, "Amount"),
            (50, 140, "Basic pay"), (700, 140, "10.00"), (850, 140, "100.00"),
            (50, 180, "Total deductions"), (850, 180, "20.00")]  # fmt: skip
    assert [row["description"] for row in items("payslip", page)] == ["Basic pay"]
