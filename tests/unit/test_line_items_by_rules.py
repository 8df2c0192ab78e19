from __future__ import annotations

from dataclasses import replace

import pytest

from docintel.core.geometry import Box
from docintel.core.page import Cell, Table
from docintel.stages.decide_fields import DecideFields
from docintel.stages.propose_line_items import ProposeLineItems
from tests.unit.typesetting import Placed, as_type, items, typeset, values

COLUMNS = (20, 100, 500, 600, 750)


def table(top: int, *rows: tuple[str, ...]) -> list[Placed]:
    return [
        (x, top + 30 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip(COLUMNS, row, strict=False)
        if cell
    ]


HEADER = ("Pos", "Beschreibung", "Menge", "Preis", "Betrag")


def test_items_end_where_the_totals_begin() -> None:
    found = items(
        "invoice",
        table(
            300,
            HEADER,
            ("1", "Eichenbrett", "2", "10,00", "20,00"),
            ("2", "Leim", "1", "5,00", "5,00"),
            ("", "Summe netto", "", "", "25,00"),
        ),
    )
    assert [item["description"] for item in found] == ["Eichenbrett", "Leim"]
    assert found[0] == {
        "position": "1",
        "description": "Eichenbrett",
        "quantity": "2",
        "unit_price": "10.00",
        "net_amount": "20.00",
    }


def test_text_below_an_item_continues_its_description() -> None:
    found = items(
        "invoice", table(300, HEADER, ("1", "Eichenbrett", "2", "10,00", "20,00"), ("", "geölt"))
    )
    assert found[0]["description"] == "Eichenbrett geölt"


def test_a_quantity_of_thousandths_is_read_by_its_price() -> None:
    found = items("invoice", table(300, HEADER, ("1", "Steak", "5,000", "5,50", "27,50")))
    assert found[0]["quantity"] == "5"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("120", "2,350", "282,00"), ("120", "2.35")),
        (("4,5", "52,000", "234,00"), ("4.5", "52")),
        (("1", "2,350", "2.350,00"), ("1", "2350")),
    ],
)
def test_three_decimals_are_told_from_thousands_by_what_they_multiply_to(
    printed: tuple[str, str, str], read: tuple[str, str]
) -> None:
    [found] = items("invoice", table(300, HEADER, ("1", "Impression", *printed)))
    assert (found["quantity"], found["unit_price"]) == read


def test_a_quantity_without_a_sign_is_never_divided() -> None:
    [found] = items("invoice", table(300, HEADER, ("1", "Impression", "120", "2,35", "0,28")))
    assert found["quantity"] == "120"


def test_items_go_on_over_the_page_and_carried_sums_are_no_items() -> None:
    first = table(
        300, HEADER, ("1", "Eichenbrett", "2", "10,00", "20,00"), ("", "Übertrag", "", "", "20,00")
    )
    second = table(
        50, HEADER, ("", "Übertrag", "", "", "20,00"), ("2", "Leim", "1", "5,00", "5,00")
    )
    assert [item["position"] for item in items("invoice", first, second)] == ["1", "2"]


def test_the_one_rate_of_the_totals_is_that_of_every_item() -> None:
    placed = table(
        300,
        HEADER,
        ("1", "Leim", "1", "5,00", "5,00"),
        ("", "Summe netto", "", "", "5,00"),
        ("", "MwSt 19 %", "", "", "0,95"),
    )
    assert items("invoice", placed)[0]["tax_rate"] == "19"


def test_of_two_rates_in_the_totals_none_is_given_to_the_items() -> None:
    placed = table(
        300,
        HEADER,
        ("1", "Leim", "1", "5,00", "5,00"),
        ("", "Summe netto", "", "", "5,00"),
        ("", "MwSt 7 %", "", "", "0,07"),
        ("", "MwSt 19 %", "", "", "0,76"),
    )
    assert "tax_rate" not in items("invoice", placed)[0]


def test_transactions_are_signed_and_dated() -> None:
    columns = (20, 200, 500, 620, 750)
    rows = [
        ("Date", "Description", "Paid out", "Paid in", "Balance"),
        ("28 Dec 2025", "Card payment", "20.00", "", "480.00"),
        ("02 Jan 2026", "Salary", "", "1,500.00", "1,980.00"),
    ]
    placed = [
        (x, 300 + 30 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip(columns, row, strict=True)
        if cell
    ]
    found = items("bank_statement", placed)
    assert [item["amount"] for item in found] == ["-20.00", "1500.00"]
    assert [item["booking_date"] for item in found] == ["2025-12-28", "2026-01-02"]
    assert found[1]["balance_after"] == "1980.00"


def test_a_date_without_year_falls_into_the_year_before_the_statement_ends() -> None:
    columns = (20, 200, 750)
    rows = [
        ("Buchungstag", "Verwendungszweck", "Betrag"),
        ("28.12.", "Miete", "-650,00"),
        ("02.01.", "Gehalt", "2.400,00"),
    ]
    placed = [(20, 100, "Zeitraum: 15.12.2025 - 15.01.2026")]
    placed += [
        (x, 300 + 30 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip(columns, row, strict=True)
    ]
    found = items("bank_statement", placed)
    assert [item["booking_date"] for item in found] == ["2025-12-28", "2026-01-02"]


def test_an_amount_without_sign_takes_it_from_the_balance() -> None:
    columns = (20, 200, 500, 750)
    rows = [
        ("Date", "Description", "Amount", "Balance"),
        ("01/02/2026", "Opening shop sale", "100.00", "600.00"),
        ("02/02/2026", "Rent", "250.00", "350.00"),
    ]
    placed = [
        (x, 300 + 30 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip(columns, row, strict=True)
    ]
    assert [item["amount"] for item in items("bank_statement", placed)] == ["100.00", "-250.00"]


def test_a_detected_table_is_read_by_its_cells() -> None:
    rows = [
        ("Description", "Qty", "Amount"),
        ("Oak board with oil", "2", "20.00"),
        ("Glue", "1", "5.00"),
    ]
    lefts = (20, 400, 700)
    # The words of a cell are broken over two lines, which free rows would take for two items.
    placed = [
        (x, 300 + 80 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip(lefts, row, strict=True)
    ]
    document = typeset(placed)
    cells = tuple(
        Cell(
            at,
            column,
            cell,
            Box(lefts[column] - 5, 290 + 80 * at, lefts[column] + 290, 360 + 80 * at),
        )
        for at, row in enumerate(rows)
        for column, cell in enumerate(row)
    )
    page = replace(document.pages[0], tables=(Table(Box(0, 280, 1000, 600), cells),))
    found = DecideFields()(ProposeLineItems()(as_type(replace(document, pages=(page,)), "invoice")))
    values = [{field.name: field.value for field in item.fields} for item in found.line_items]
    assert values == [
        {"description": "Oak board with oil", "quantity": "2", "net_amount": "20.00"},
        {"description": "Glue", "quantity": "1", "net_amount": "5.00"},
    ]


def test_of_two_ways_that_are_level_the_one_that_reads_the_unit_is_kept() -> None:
    rows = (
        ("Description", "Qty", "Unit", "Unit price", "Amount"),
        ("Oak board", "2", "pcs", "9.00", "18.00"),
    )
    lefts = (20, 300, 380, 500, 750)
    placed = [
        (x, 300 + 30 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip(lefts, row, strict=True)
    ]
    document = typeset(placed)
    # The detector has overlooked the column of units.
    edges = ((0, 290), (290, 370), (490, 740), (740, 1000))
    cells = tuple(
        Cell(at, column, "", Box(left, 295 + 30 * at, right, 325 + 30 * at))
        for at in range(2)
        for column, (left, right) in enumerate(edges)
    )
    page = replace(document.pages[0], tables=(Table(Box(0, 290, 1000, 360), cells),))
    decided = DecideFields()(
        ProposeLineItems()(as_type(replace(document, pages=(page,)), "invoice"))
    )
    [item] = decided.line_items
    assert {field.name: field.value for field in item.fields} == {
        "description": "Oak board",
        "quantity": "2",
        "unit": "pcs",
        "unit_price": "9.00",
        "net_amount": "18.00",
    }


@pytest.mark.parametrize(("cell", "unit"), [("22 ft", "ft"), ("3,5 Std.", "Std"), ("2 x", None)])
def test_a_word_behind_the_quantity_in_its_cell_is_the_unit(cell: str, unit: str | None) -> None:
    [item] = items("invoice", table(300, HEADER, ("1", "Eichenbrett", cell, "10,00", "20,00")))
    assert item.get("unit") == unit


def test_an_article_beside_a_description_is_its_number_and_alone_is_the_description() -> None:
    box = Box(100, 300, 300, 330)

    def read(*rows: tuple[str, ...]) -> dict[str, str]:
        cells = tuple(
            Cell(at, column, text, box)
            for at, row in enumerate(rows)
            for column, text in enumerate(row)
        )
        document = typeset([(20, 50, "PAKBON")])
        page = replace(document.pages[0], tables=(Table(box, cells),))
        found = ProposeLineItems()(as_type(replace(document, pages=(page,)), "delivery_note"))
        return {one.name: one.value for one in found.candidates}

    both = read(("Artikel", "Omschrijving", "Aantal"), ("40118", "Lavandula", "24"))
    assert both == {"sku": "40118", "description": "Lavandula", "quantity": "24"}
    alone = read(("Artikel", "Aantal"), ("Lavandula", "24"))
    assert alone == {"description": "Lavandula", "quantity": "24"}


def test_every_cell_shows_where_it_stands() -> None:
    document = as_type(typeset(table(300, HEADER, ("1", "Leim", "1", "5,00", "5,00"))), "invoice")
    for one in ProposeLineItems()(document).candidates:
        assert one.row == 0
        assert one.boxes


def test_a_table_whose_text_is_only_in_its_cells_is_read_all_the_same() -> None:
    box = Box(100, 300, 300, 330)
    texts = (("Description", "Quantity", "Amount"), ("Widget", "2", "100.00"))
    cells = tuple(
        Cell(at, column, text, box)
        for at, row in enumerate(texts)
        for column, text in enumerate(row)
    )
    document = typeset([(20, 50, "INVOICE")])
    page = replace(document.pages[0], tables=(Table(box, cells),))
    found = ProposeLineItems()(as_type(replace(document, pages=(page,)), "invoice"))
    assert {(one.name, one.value, one.boxes) for one in found.candidates} == {
        ("description", "Widget", (box,)),
        ("quantity", "2", (box,)),
        ("net_amount", "100.00", (box,)),
    }


def test_short_names_of_sums_end_the_items_too() -> None:
    found = items(
        "invoice",
        table(
            300,
            ("Pos", "Item", "Qty", "Price", "Net"),
            ("1", "Netting", "2", "10.00", "20.00"),
            ("", "", "", "Net", "20.00"),
            ("", "", "", "VAT", "4.00"),
        ),
    )
    assert [item["net_amount"] for item in found] == ["20.00"]


def test_a_number_with_blanks_is_one_cell_although_its_words_reach_over_two_columns() -> None:
    header = [(20, 300, "Description"), (380, 300, "Qty"), (430, 300, "Unit price")]
    row = [(20, 340, "Oak board"), (390, 340, "3"), (406, 340, "2 295,71"), (700, 340, "6 887,13")]
    [item] = items("invoice", [*header, (700, 300, "Amount"), *row])
    assert (item["quantity"], item["unit_price"]) == ("3", "2295.71")
    assert item["net_amount"] == "6887.13"


def test_a_quantity_with_blanks_is_one_number() -> None:
    header = ("Pos", "Article", "Quantit\u00e9", "Prix", "Montant")
    [item] = items("invoice", table(300, header, ("1", "Vis", "1 024", "1,10", "1 126,40")))
    assert (item["quantity"], item["net_amount"]) == ("1024", "1126.40")


def test_a_day_without_year_may_name_its_month() -> None:
    page = [
        (20, 40, "Statement 1 February 2026 to 28 February 2026"),
        *table(
            300,
            ("Date", "Description", "Money out", "Money in", "Balance"),
            ("03 Feb", "Direct debit", "142.00", "", "1,062.50"),
            ("27 Feb.", "Salary", "", "1,275.00", "2,337.50"),
        ),
    ]
    found = items("bank_statement", page)
    assert [item["booking_date"] for item in found] == ["2026-02-03", "2026-02-27"]
    assert [item["amount"] for item in found] == ["-142.00", "1275.00"]


def test_balances_before_and_after_are_no_transactions() -> None:
    page = [
        (20, 40, "Kontoauszug 01.05.2026 - 31.05.2026"),
        *table(
            300,
            ("Datum", "Text", "Soll", "Haben", "Saldo"),
            ("01.05.", "Anfangssaldo", "", "1.250,00", ""),
            ("05.05.", "Gutschrift", "", "6.000,30", ""),
            ("31.05.", "Endsaldo", "", "7.250,30", ""),
        ),
    ]
    assert [item["amount"] for item in items("bank_statement", page)] == ["6000.30"]


def test_what_is_overdrawn_is_owed() -> None:
    page = [(20, 40, "Opening balance"), (500, 40, "220.10 OD")]
    assert values("bank_statement", page)["opening_balance"] == "-220.10"


def test_a_number_under_unit_is_the_price_of_one() -> None:
    header = ("Code", "Description", "Qty", "Unit", "Net")
    rows = (("PL12", "Plates", "60", "8.50", "510.00"), ("CG5", "Jugs", "120", "4.785", "574.20"))
    found = items("invoice", table(300, header, *rows))
    assert [item["unit_price"] for item in found] == ["8.50", "4.785"]
    assert all("unit" not in item for item in found)


def test_what_the_items_add_up_to_is_no_item_whatever_it_is_called() -> None:
    rows = (("1", "Plates", "2", "8.00", "16.00"), ("2", "Jugs", "1", "4.00", "4.00"))
    header = ("Pos", "Description", "Qty", "Price", "Amount")
    found = items("invoice", table(300, header, *rows, ("", "Goods", "", "", "20.00")))
    assert [item["description"] for item in found] == ["Plates", "Jugs"]


def test_what_was_paid_in_and_withdrawn_in_all_is_read_by_its_labels() -> None:
    page = [(20, 40, "Total paid in"), (500, 40, "150.00"), (20, 70, "Total withdrawn")]
    found = values("bank_statement", [*page, (500, 70, "176.55")])
    assert (found["total_credits"], found["total_debits"]) == ("150.00", "176.55")
