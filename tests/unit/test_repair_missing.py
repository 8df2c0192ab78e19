"""What is missing is found where sums or check digits say what it is, and where it is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docintel.core.document import Document, State
from docintel.core.geometry import Box
from docintel.core.page import Line, Origin, OtherReading, Word
from docintel.core.type_files import document_types
from docintel.rules.repair.repair import repair
from tests.unit.misreadings import near, read_as, values

TYPES = document_types()
INVOICE = TYPES["invoice"]
TOTALS = {"net_total": "100.00", "tax_total": "19.00", "gross_total": "119.00"}
IBAN = "DE89370400440532013000"


def with_line(document: Document, text: str, *others: OtherReading) -> Document:
    """The document with one line more, at the foot of its page."""
    [page] = document.pages
    words = tuple(
        Word(piece, Box(100.0 * at, 8000, 100.0 * at + 90, 8010), 0.995, others)
        for at, piece in enumerate(text.split())
    )
    lines = (*page.lines, Line(words))
    return replace(document, pages=(replace(page, words=(*page.words, *words), lines=lines),))


def without(name: str) -> Document:
    return read_as({key: value for key, value in TOTALS.items() if key != name})


@pytest.mark.parametrize("name", TOTALS)
def test_the_missing_total_is_found_where_it_is_printed(name: str) -> None:
    document = with_line(without(name), f"EUR {TOTALS[name]}")
    repaired = repair(document, INVOICE)
    found = repaired.field(name)
    assert found is not None
    assert (found.value, found.page, found.state) == (TOTALS[name], 1, State.REVIEW)
    assert found.boxes[-1].top == 8000
    [note] = repaired.repairs
    assert (note.field, note.before, note.after) == (name, "", TOTALS[name])
    assert "net 100.00 + tax 19.00 = gross 119.00" in note.message


@pytest.mark.parametrize("name", TOTALS)
def test_what_is_printed_nowhere_stays_absent(name: str) -> None:
    document = with_line(without(name), "EUR 55.20")
    assert repair(document, INVOICE) is document


@pytest.mark.parametrize("name", TOTALS)
def test_where_a_discount_may_stand_between_no_total_is_made_up(name: str) -> None:
    document = with_line(with_line(without(name), f"EUR {TOTALS[name]}"), "Rabatt")
    assert repair(document, INVOICE) is document


def test_a_total_that_was_misread_beyond_an_amount_is_found() -> None:
    document = with_line(without("tax_total"), "19.O0", near(3, "0", 0.3))
    assert values(repair(document, INVOICE))["tax_total"] == "19.00"


def test_an_amount_that_is_another_field_is_not_found_again() -> None:
    taken = read_as({"net_total": "100.00", "gross_total": "119.00", "shipping": "19.00"})
    assert repair(taken, INVOICE).field("tax_total") is None


def test_at_an_unusual_rate_nothing_is_found() -> None:
    document = with_line(read_as({"net_total": "100.00", "gross_total": "131.40"}), "31.40")
    assert repair(document, INVOICE) is document


def test_the_subtotal_of_a_receipt_is_found_too() -> None:
    document = with_line(
        read_as({"tax_total": "0.60", "total": "10.60"}, type_name="receipt"), "10.00"
    )
    assert values(repair(document, TYPES["receipt"]))["subtotal"] == "10.00"


@pytest.mark.parametrize(
    "printed",
    ["IBAN DE89 37O4 OO44 0532 0130 00", "DE8937O400440S32013000", "OE89370400440532013000"],
)
def test_an_iban_that_does_not_look_like_one_is_found(printed: str) -> None:
    document = with_line(read_as(TOTALS), printed)
    repaired = repair(document, INVOICE)
    iban = repaired.field("iban")
    assert iban is not None
    assert (iban.value, iban.state) == (IBAN, State.ACCEPTED)


def test_an_iban_among_transactions_is_that_of_somebody_else() -> None:
    rows = ({"amount": "5.00"}, {"description": "Rent", "amount": "7.00"})
    statement = read_as({"opening_balance": "1.00"}, rows, type_name="bank_statement")
    [page] = statement.pages
    *above, last = page.lines
    misread = Line((Word("DE8937O400440532013000", Box(100, 62, 400, 68), 0.995),))
    within = replace(page, lines=(*above, misread, last))
    document = replace(statement, pages=(within,))
    assert repair(document, TYPES["bank_statement"]).field("iban") is None
    without_rows = replace(document, line_items=())
    assert repair(without_rows, TYPES["bank_statement"]).field("iban") is not None


@pytest.mark.parametrize(
    "printed",
    ["Order 4500012345678901234567", "DE8937O4OO4405", "The quick brown fox jumps over", ""],
)
def test_other_texts_are_no_iban(printed: str) -> None:
    document = with_line(read_as(TOTALS), printed or "x")
    assert repair(document, INVOICE) is document


@pytest.mark.parametrize(("wrong", "found"), [(5, IBAN), (6, None)])
def test_what_agrees_only_with_many_signs_changed_is_no_iban(wrong: int, found: str | None) -> None:
    places = range(8, 8 + wrong)
    others = [near(at, IBAN[at], 0.6) for at in places]
    read = IBAN[:8] + "7" * wrong + IBAN[8 + wrong :]
    document = with_line(read_as(TOTALS), read, *others)
    assert values(repair(document, INVOICE)).get("iban") == found


def test_of_two_that_may_be_meant_none_is_taken() -> None:
    both = with_line(with_line(read_as(TOTALS), "DE8937O400440532013000"), "NL9lABNA0417164300")
    assert repair(both, INVOICE).field("iban") is None


def test_to_find_twice_is_to_find_once() -> None:
    document = with_line(with_line(without("tax_total"), "19.00"), "DE8937O400440532013000")
    once = repair(document, INVOICE)
    assert len(once.repairs) == 2
    assert repair(once, INVOICE) is once


def test_what_nobody_had_to_read_is_taken_as_it_is_printed() -> None:
    document = read_as({"net_total": "100.00", "gross_total": "119.00"}, source=Origin.TEXT_LAYER)
    assert repair(with_line(document, "19.O0"), INVOICE).field("tax_total") is None
    assert values(repair(with_line(document, "19.00"), INVOICE))["tax_total"] == "19.00"
