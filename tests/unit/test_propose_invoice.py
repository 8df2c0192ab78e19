from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.page import Origin
from tests.unit.typesetting import Placed, proposals, values

HEAD: list[Placed] = [
    (50, 40, "Oak & Elm Trading Ltd"),
    (50, 65, "5 Mill Street"),
    (50, 90, "Oxford OX1 1AA"),
    (600, 40, "INVOICE"),
    (600, 80, "Invoice number"),
    (800, 80, "A-2026/17"),
    (600, 110, "Date"),
    (800, 110, "3 February 2026"),
    (600, 140, "Due date"),
    (800, 140, "5 March 2026"),
    (50, 200, "Bill to"),
    (50, 225, "Harbour Foods GmbH"),
    (50, 250, "Marktplatz 2"),
    (50, 275, "20095 Hamburg"),
]


def totals(net: str, tax: str, gross: str) -> list[Placed]:
    rows = [("Subtotal", net), ("VAT", tax), ("Total", gross)]
    return [
        (x, 600 + 30 * at, text)
        for at, row in enumerate(rows)
        for x, text in zip((600, 800), row, strict=True)
    ]


def test_the_head_of_an_invoice_is_read() -> None:
    found = values("invoice", HEAD + totals("100.00", "20.00", "£120.00"))
    assert found["invoice_number"] == "A-2026/17"
    assert found["invoice_date"] == "2026-02-03"
    assert found["due_date"] == "2026-03-05"
    assert found["currency"] == "GBP"


def test_sender_and_recipient_are_told_apart() -> None:
    found = values("invoice", HEAD)
    assert found["supplier_name"] == "Oak & Elm Trading Ltd"
    assert found["supplier_address"] == "5 Mill Street, Oxford OX1 1AA"
    assert found["buyer_name"] == "Harbour Foods GmbH"
    assert found["buyer_address"] == "Marktplatz 2, 20095 Hamburg"


def test_an_invoice_without_payments_is_due_in_full_and_another_is_not() -> None:
    placed = HEAD + totals("100.00", "20.00", "120.00")
    assert values("invoice", placed)["amount_due"] == "120.00"
    paid: list[Placed] = [(600, 690, "Amount paid"), (800, 690, "50.00")]
    assert "amount_due" not in values("invoice", placed + paid)


def test_a_label_below_a_label_does_not_lend_it_its_value() -> None:
    placed: list[Placed] = [
        (50, 40, "Invoice number"),
        (50, 70, "Due date: 5 March 2026"),
        (50, 200, "Invoice date"),
        (50, 230, "Delivery date 9 March 2026"),
    ]
    assert "invoice_date" not in values("invoice", placed)


def test_number_and_date_are_read_out_of_a_heading() -> None:
    found = values("invoice", [(50, 40, "Mietrechnung (387) Nr. 9314/00/M vom 01.10.2018")])
    assert (found["invoice_number"], found["invoice_date"]) == ("9314/00/M", "2018-10-01")


def test_the_order_in_a_heading_is_not_the_invoice() -> None:
    found = values(
        "invoice", [(50, 40, "Rechnung gemäß Bestellung Nr. 2018-471331 vom 01.03.2018")]
    )
    assert found.get("invoice_number") is None


def test_a_number_of_several_groups_is_one_identifier() -> None:
    found = values("invoice", [(50, 40, "Company no. 09 884 217")])
    assert found["supplier_national_id"] == "09884217"


def test_a_value_stands_below_its_label_where_nothing_is_beside_it() -> None:
    placed = [
        (50, 40, "Invoice number"),
        (400, 40, "Due date"),
        (50, 65, "R-77"),
        (400, 65, "2026-03-01"),
    ]
    found = values("invoice", placed)
    assert (found["invoice_number"], found["due_date"]) == ("R-77", "2026-03-01")


def test_the_last_row_of_a_table_of_totals_is_the_sum() -> None:
    columns = (100, 350, 600)
    rows = [
        ("Nettobetrag", "MwSt-Betrag", "Endbetrag"),
        ("321,40", "61,07", "382,47"),
        ("127,59", "8,93", "136,52"),
        ("448,99", "70,00", "518,99"),
    ]
    placed = [
        (x, 500 + 25 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip(columns, row, strict=True)
    ]
    found = values("invoice", placed)
    assert (found["net_total"], found["tax_total"], found["gross_total"]) == (
        "448.99",
        "70.00",
        "518.99",
    )


def test_tax_on_several_lines_is_added_up() -> None:
    rows = [("Netto", "177,49"), ("USt 7 %", "7,91"), ("USt 19 %", "12,25"), ("Brutto", "197,65")]
    placed = [
        (x, 500 + 25 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((500, 800), row, strict=True)
    ]
    tax = [
        one
        for one in proposals("invoice", placed)
        if one.name == "tax_total" and one.value == "20.16"
    ]
    assert tax
    assert len(tax[0].boxes) == 2


amounts = st.decimals(Decimal("10"), Decimal("99999"), places=2)


@settings(max_examples=60, deadline=None)
@given(amounts, st.sampled_from([5, 7, 10, 19, 20, 21, 22]), amounts)
def test_net_tax_and_gross_that_add_up_are_found_among_others(
    net: Decimal, rate: int, other: Decimal
) -> None:
    tax = (net * rate / 100).quantize(Decimal("0.01"))
    placed = [
        *totals(f"{net}", f"{tax}", f"{net + tax}"),
        (800, 700, f"{other}"),
        (600, 730, "Deposit"),
        (800, 730, "5.00"),
    ]
    found = values("invoice", placed)
    assert found["net_total"] == f"{net}"
    assert found["gross_total"] == f"{net + tax}"


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 1300), st.text(max_size=30)), max_size=12
    )
)
def test_whatever_is_printed_every_proposal_has_its_evidence(placed: list[Placed]) -> None:
    printed = [one for one in placed if one[2].split()]
    for one in proposals("invoice", printed, source=Origin.OCR):
        assert one.value.strip()
        assert one.page == 1
        assert one.boxes
        assert one.source is Origin.OCR
        assert one.voter == "rules@1"
        assert 0 <= one.confidence <= 0.99


def test_the_due_date_is_reckoned_from_the_terms_where_none_is_printed() -> None:
    placed = [(50, 40, "Invoice date: 2026-01-15"), (50, 80, "Terms: Net 30")]
    due = [one for one in proposals("invoice", placed) if one.name == "due_date"]
    assert [(one.value, one.text) for one in due] == [("2026-02-14", "Net 30")]
    assert due[0].confidence < 0.5


def test_a_discount_is_no_term_of_payment() -> None:
    placed = [(50, 40, "Invoice date: 2026-01-15"), (50, 80, "2 % discount within 10 days")]
    assert not [one for one in proposals("invoice", placed) if one.name == "due_date"]


def test_a_word_of_eight_capitals_is_no_bic() -> None:
    # TALLERES has the form of a BIC of Eritrea.
    assert "bic" not in values("invoice", [*HEAD, (50, 320, "TALLERES RIBERA ALTA")])
    bank: list[Placed] = [(50, 900, "Zahlung an"), (50, 930, "DE89 3704 0044 0532 0130 00")]
    assert "bic" not in values("invoice", [*HEAD, *bank, (50, 960, "TALLERES")])


def test_a_bic_without_label_stands_near_an_iban_of_its_country() -> None:
    bank: list[Placed] = [(50, 900, "DE89 3704 0044 0532 0130 00"), (50, 930, "GENODEF1S04")]
    assert values("invoice", [*HEAD, *bank])["bic"] == "GENODEF1S04"


def items_and(*more: Placed) -> list[Placed]:
    columns = (50, 400, 550, 750)
    rows = (
        ("Description", "Qty", "Unit price", "Amount"),
        ("Oak board", "2", "50.00", "100.00"),
        ("Delivery, tail-lift vehicle", "1", "95.00", "95.00"),
    )
    placed = [
        (x, 350 + 30 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip(columns, row, strict=True)
    ]
    return [*HEAD, *placed, *more]


def test_a_delivery_that_is_an_item_is_no_charge_of_the_invoice() -> None:
    sums = totals("195.00", "39.00", "234.00")
    assert "shipping" not in values("invoice", items_and(*sums))


def test_a_delivery_among_the_totals_is_a_charge_of_the_invoice() -> None:
    charge: list[Placed] = [(550, 470, "Delivery"), (750, 470, "12.50")]
    sums = totals("207.50", "41.50", "249.00")
    assert values("invoice", items_and(*charge, *sums))["shipping"] == "12.50"


def test_from_and_to_over_the_columns_of_a_table_are_no_parties() -> None:
    trips = (
        ("Date", "From", "To", "Container", "Km"),
        ("03/02/2026", "Dublin Port", "Athlone", "FCTU 440117-2", "126"),
        ("06/02/2026", "Dublin Port", "Galway", "FCTU 209984-0", "214"),
    )
    placed = [
        (x, 900 + 30 * at, cell)
        for at, row in enumerate(trips)
        for x, cell in zip((50, 250, 450, 600, 850), row, strict=True)
    ]
    found = values("invoice", [*HEAD, *placed])
    assert (found["supplier_name"], found["buyer_name"]) == (
        "Oak & Elm Trading Ltd",
        "Harbour Foods GmbH",
    )
