"""Lines of postal addresses are told from the other lines of a document."""

import pytest

from docintel.core.addresses import is_town_line, looks_like_address_line


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
