"""A name may go on in a second line, and a line below a name may be something else."""

from __future__ import annotations

import pytest

from tests.unit.typesetting import Placed, values


def headed(*lines: str) -> list[Placed]:
    head = [(50, 40 + 25 * at, line) for at, line in enumerate(lines)]
    buyer = ["Bill to:", "Rowan Tenants Ltd", "4 Mill Lane", "Leeds LS1 5HD"]
    return [*head, *((50, 300 + 25 * at, line) for at, line in enumerate(buyer))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thornbury & Vale", "JOINERY LTD"),
        ("Nordmark", "Versicherungsverein a.G."),
        ("Harbour Light", "and Daughters"),
        ("Calder & Ouse", "Building Society"),
        ("Muster Handels", "GmbH"),
    ],
)
def test_a_sign_and_the_trade_below_it_are_one_name(first: str, second: str) -> None:
    page = [(50, 200, "From:"), (50, 225, first), (50, 250, second), (50, 275, "9 Oak Street")]
    found = values("invoice", [*page, (50, 300, "York YO1 7HH")])
    assert found["supplier_name"] == f"{first} {second}"


def test_a_sign_above_the_full_name_adds_nothing_to_it() -> None:
    found = values(
        "invoice", headed("Nordmark", "Nordmark Trading Ltd", "9 Oak Street", "York YO1 7HH")
    )
    assert "Nordmark Nordmark" not in found["supplier_name"]


def test_the_company_below_a_person_is_where_the_person_works() -> None:
    page = headed("Seller Ltd", "9 Oak Street", "York YO1 7HH")
    page[4] = (50, 325, "Jane Rowan")
    page.insert(5, (50, 350, "Rowan Tenants Ltd"))
    page = [*page[:6], (50, 375, "4 Mill Lane"), (50, 400, "Leeds LS1 5HD")]
    assert values("invoice", page)["buyer_name"] == "Jane Rowan"


def test_a_name_with_its_legal_form_ends_there() -> None:
    page: list[Placed] = [(50, 200, "From:"), (50, 225, "Nordmark AG"), (50, 250, "Handels GmbH")]
    assert values("invoice", page)["supplier_name"] == "Nordmark AG"
