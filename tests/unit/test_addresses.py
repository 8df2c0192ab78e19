"""Lines of postal addresses are told from the other lines of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.addresses import is_town_line, looks_like_address_line, split_address_block


@pytest.mark.parametrize(
    "line",
    [
        "Hauptstraße 12",
        "Kaiserstr. 7-9",
        "Berliner Platz 3",
        "Am Markt 5",
        "12 rue de la Paix",
        "123 Main Street",
        "Calle Mayor, 5",
        "Via Roma 3",
        "27,JALAN DEDAP 13,",
        "TAMAN JOHOR JAYA,",
        "LOT 1, LEVEL 2",
        "P.O. Box 123",
        "D-80333 München",
        "75001 Paris",
        "1012 AB Amsterdam",
        "8001 Zürich",
        "London SW1A 2AA",
        "Springfield, IL 62704",
        "Germany",
    ],
)
def test_streets_towns_and_countries_are_address_lines(line: str) -> None:
    assert looks_like_address_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Lieferant GmbH",
        "Invoice 12345",
        "Total 12.50",
        "TEL:07-3507405",
        "2 Stück Kabel",
        "1 St Trennblätter A4",
        "Wir liefern in 14 Tagen",
        "im Mai 2018",
        "Artikel in 3 Farben",
        "10000 items",
        "UNIT PRICE",
        "THANK YOU",
    ],
)
def test_other_lines_are_not(line: str) -> None:
    assert not looks_like_address_line(line)


def test_a_town_line_has_a_postal_code() -> None:
    assert is_town_line("80333 München")
    assert not is_town_line("Hauptstraße 12")


def test_the_name_stands_above_the_address() -> None:
    lines = ["Lieferant GmbH", "Frau Muster", "Lieferantenstraße 20", "80333 München", "Tel: 12345"]
    assert split_address_block(lines) == (
        "Lieferant GmbH Frau Muster",
        "Lieferantenstraße 20 80333 München",
    )


@pytest.mark.parametrize("mark", [", ", " - ", " • ", " | "])
def test_a_senders_line_is_taken_apart(mark: str) -> None:
    line = mark.join(["Firma GmbH", "Hauptstr. 1", "10115 Berlin"])
    assert split_address_block([line]) == ("Firma GmbH", "Hauptstr. 1 10115 Berlin")


def test_a_block_without_an_address_is_all_name() -> None:
    assert split_address_block(["Lieferant GmbH", "Einkauf"]) == ("Lieferant GmbH Einkauf", "")


@given(st.lists(st.text(max_size=30), max_size=5))
def test_nothing_is_made_up(lines: list[str]) -> None:
    name, address = split_address_block(lines)
    letters = "".join(lines)
    assert all(letter in letters for letter in (name + address).replace(" ", ""))
