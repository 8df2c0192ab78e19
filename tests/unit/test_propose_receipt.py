from __future__ import annotations

import pytest

from tests.unit.typesetting import Placed, items, proposals, values

HEAD: list[Placed] = [
    (100, 20, "GREEN LEAF GROCERS SDN BHD"),
    (150, 45, "(742016-W)"),
    (80, 70, "67, JALAN MEWAH 25/63,"),
    (90, 95, "40400 SHAH ALAM"),
    (100, 120, "TEL: 03-51213881"),
    (20, 160, "29/12/2017"),
    (200, 160, "20:17"),
]


def rows(*pairs: tuple[str, str]) -> list[Placed]:
    return [
        (x, 300 + 25 * at, text)
        for at, pair in enumerate(pairs)
        for x, text in zip((20, 350), pair, strict=True)
    ]


def test_merchant_address_date_and_time_are_read() -> None:
    found = values("receipt", HEAD + rows(("TOTAL", "14.10")))
    assert found["merchant_name"] == "GREEN LEAF GROCERS SDN BHD"
    assert found["merchant_address"] == "67, JALAN MEWAH 25/63, 40400 SHAH ALAM"
    assert (found["date"], found["time"]) == ("2017-12-29", "20:17")


def test_a_name_broken_over_rows_is_joined() -> None:
    placed = [
        (100, 20, "GREEN LEAF HARDWARE"),
        (100, 45, "ENTERPRISE (SETIA"),
        (100, 70, "ALAM) SDN BHD"),
    ]
    assert (
        values("receipt", placed)["merchant_name"]
        == "GREEN LEAF HARDWARE ENTERPRISE (SETIA ALAM) SDN BHD"
    )


@pytest.mark.parametrize(
    "body",
    [
        rows(
            ("SUBTOTAL", "60.31"),
            ("ROUNDING ADJ", "-0.01"),
            ("TOTAL ROUNDED", "60.30"),
            ("CASH", "70.30"),
            ("CHANGE", "10.00"),
        ),
        rows(("TOTAL QTY", "2"), ("TOTAL", "60.30"), ("GST SUMMARY", ""), ("TOTAL", "3.41")),
        rows(("TOTAL EXCL GST", "56.89"), ("TOTAL GST", "3.41"), ("TOTAL INCL GST", "60.30")),
        rows(("PLEASE REMIT", "60.30"), ("CASH", "100.00"), ("CHANGE", "39.70")),
        rows(("T0TAL", "60.30"), ("CASH", "61.00"), ("CHANGE", "0.70")),
    ],
)
def test_the_total_is_what_was_paid_not_what_stands_near(body: list[Placed]) -> None:
    assert values("receipt", HEAD + [one for one in body if one[2]])["total"] == "60.30"


def test_what_was_given_less_the_change_makes_the_total_surer() -> None:
    plain = proposals("receipt", rows(("TOTAL", "60.30")))
    proved = proposals("receipt", rows(("TOTAL", "60.30"), ("CASH", "70.30"), ("CHANGE", "10.00")))
    best = [
        max(one.confidence for one in found if one.name == "total") for found in (plain, proved)
    ]
    assert best[1] > best[0]


def test_items_without_a_header_end_at_the_total() -> None:
    body = [
        *((20, 300, "OAT MILK"), (350, 300, "4.50")),
        *((20, 325, "RYE BREAD"), (150, 350, "2 X 1.60"), (350, 350, "3.20")),
        *((20, 375, "TOTAL"), (350, 375, "7.70"), (20, 400, "CASH"), (350, 400, "10.00")),
    ]
    found = items("receipt", body)
    assert [item["description"] for item in found] == ["OAT MILK", "RYE BREAD"]
    assert [item["total"] for item in found] == ["4.50", "3.20"]
    assert (found[1]["quantity"], found[1]["unit_price"]) == ("2", "1.60")


def test_a_row_that_multiplies_belongs_to_the_item_whose_total_it_gives() -> None:
    above = [
        *((20, 300, "Vollmilch"), (350, 300, "3,87 B"), (60, 325, "3 Stk x 1,29")),
        *((20, 350, "Roggenbrot"), (350, 350, "2,79 B"), (20, 375, "Bananen"), (350, 375, "2,30")),
        *((60, 400, "1,284 kg x 1,79 EUR/kg"), (20, 425, "SUMME"), (350, 425, "8,96")),
    ]
    milk, bread, fruit = items("receipt", above)
    assert milk == {
        **{"description": "Vollmilch", "quantity": "3", "unit_price": "1.29"},
        "total": "3.87",
    }
    assert bread == {"description": "Roggenbrot", "total": "2.79"}
    assert (fruit["quantity"], fruit["unit_price"]) == ("1.284", "1.79")

    below = [
        *((20, 300, "INSALATA"), (350, 300, "5,00"), (60, 325, "2 x 6,50")),
        *((20, 350, "TIRAMISU"), (350, 350, "13,00"), (20, 375, "TOTALE"), (350, 375, "18,00")),
    ]
    salad, dessert = items("receipt", below)
    assert salad == {"description": "INSALATA", "total": "5.00"}
    assert (dessert["description"], dessert["quantity"]) == ("TIRAMISU", "2")


def test_the_head_of_a_column_names_no_item() -> None:
    head: list[Placed] = [(20, 275, "DESCRIZIONE"), (200, 275, "IVA"), (350, 275, "EURO")]
    body = [
        *((60, 300, "3 x 2,50"), (20, 325, "COPERTO"), (350, 325, "7,50")),
        *((20, 350, "TOTALE"), (350, 350, "7,50")),
    ]
    [item] = items("receipt", head + body)
    assert (item["description"], item["quantity"], item["total"]) == ("COPERTO", "3", "7.50")


def test_the_number_of_an_article_is_no_part_of_its_name() -> None:
    body = rows(("081104 DECK SCREW 5LB", "55.96 T"), ("TOTAL", "55.96"))
    assert items("receipt", body) == [{"description": "DECK SCREW 5LB", "total": "55.96"}]


@pytest.mark.parametrize(
    ("body", "tax"),
    [
        (rows(("SUBTOTAL", "20.00"), ("SALES TAX 8.25%", "1.65"), ("TOTAL", "$21.65")), "1.65"),
        (rows(("TOTALE COMPLESSIVO", "103,30"), ("DI CUI IVA", "9,39")), "9.39"),
        (rows(("Summe", "11,90"), ("inkl. MwSt 19%", "1,90")), "1.90"),
    ],
)
def test_the_tax_of_a_receipt_is_read_from_its_line(body: list[Placed], tax: str) -> None:
    assert values("receipt", HEAD + body)["tax_total"] == tax


def test_the_tax_of_several_rates_is_the_sum_of_their_table() -> None:
    table = (
        ("Steuer %", "Netto", "Steuer", "Brutto"),
        ("A= 19,0%", "12,88", "2,45", "15,33"),
        ("B= 7,0%", "25,78", "1,80", "27,58"),
        ("Summe", "38,66", "4,25", "42,91"),
    )
    placed = [
        (x, 400 + 25 * at, cell)
        for at, row in enumerate(table)
        for x, cell in zip((20, 200, 350, 500), row, strict=True)
    ]
    found = values("receipt", HEAD + rows(("SUMME", "42,91")) + placed)
    assert (found["subtotal"], found["tax_total"], found["total"]) == ("38.66", "4.25", "42.91")


def test_what_is_taxed_is_no_tax() -> None:
    body = rows(("TOTAL", "13.10"), ("GST", "12.36"))
    assert "tax_total" not in values("receipt", HEAD + body)


@pytest.mark.parametrize(
    ("sign", "below", "name"),
    [
        ("BUCKLEY'S", "HARDWARE & LUMBER", "BUCKLEY'S HARDWARE & LUMBER"),
        ("FRISCHEMARKT", "Frischemarkt Osterloh", "Frischemarkt Osterloh"),
        ("FRISCHEMARKT", "Eine gute Wahl", "FRISCHEMARKT"),
        ("OAK & ELM", "FINE FOODS", "OAK & ELM"),
        ("BAKERY", "12 HIGH STREET", "BAKERY"),
    ],
)
def test_a_sign_of_one_word_goes_on_in_the_row_below(sign: str, below: str, name: str) -> None:
    head: list[Placed] = [(150, 20, sign), (130, 45, below), (100, 70, "2150 CEDAR SPRINGS RD")]
    assert values("receipt", head + rows(("TOTAL", "14.10")))["merchant_name"] == name


@pytest.mark.parametrize("line", ["P.IVA 07724310011", "NIF B62840103", "UID Nr. DE317420012"])
def test_an_address_ends_where_the_number_for_taxes_begins(line: str) -> None:
    head: list[Placed] = [
        *((150, 20, "TRATTORIA DA NINO"), (130, 45, "VIA DELLE MURA 31")),
        *((130, 70, "40125 BOLOGNA BO"), (130, 95, line)),
    ]
    found = values("receipt", head + rows(("TOTALE", "14,10")))
    assert found["merchant_address"] == "VIA DELLE MURA 31 40125 BOLOGNA BO"


def test_an_american_receipt_names_the_month_first() -> None:
    placed = [(20, 20, "CORNER STORE"), (20, 45, "PLAINVIEW, TX 79072"), (20, 160, "07/02/2026")]
    assert values("receipt", placed)["date"] == "2026-07-02"
