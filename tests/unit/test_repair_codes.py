"""Identifiers with check digits are repaired where only one agrees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.document import State
from docintel.core.identifiers import is_iban
from docintel.core.page import Origin, OtherReading
from docintel.core.type_files import document_types
from docintel.rules.repair.repair import repair
from tests.unit.misreadings import near, read_as, values

INVOICE = document_types()["invoice"]
IBANS = (
    "DE89370400440532013000",
    "NL91ABNA0417164300",
    "GB29NWBK60161331926819",
    "FR1420041010050500013M02606",
)


@pytest.mark.parametrize(
    ("name", "read", "meant"),
    [
        # A letter among digits was misread for certain.
        ("iban", "DE8937O4O0440532013OOO", "DE89370400440532013000"),
        ("iban", "DE8937040044053201300B", None),
        ("iban", "NL91A8NA0417164300", "NL91ABNA0417164300"),
        # The first letters say how long it is, and may be misread too.
        ("iban", "G829NWBK60161331926819", "GB29NWBK60161331926819"),
        ("supplier_tax_id", "DE13669597G", "DE136695976"),
        ("supplier_tax_id", "NL8O9163160B01", "NL809163160B01"),
        # Right as it is, and a number of another sort.
        ("iban", "DE89370400440532013000", None),
        ("supplier_tax_id", "5112345678", None),
        ("supplier_tax_id", "DE136695976", None),
    ],
)
def test_letters_among_digits_are_read_as_digits(name: str, read: str, meant: str | None) -> None:
    document = read_as({name: read})
    repaired = repair(document, INVOICE)
    if meant is None:
        assert repair(document, INVOICE) is document
    else:
        assert values(repaired) == {name: meant}


def test_check_digits_prove_a_value_so_it_is_accepted_and_told() -> None:
    repaired = repair(read_as({"iban": "DE8937O400440532013000"}), INVOICE)
    iban = repaired.field("iban")
    assert iban is not None
    assert (iban.text, iban.state) == ("DE8937O400440532013000", State.ACCEPTED)
    [note] = repaired.repairs
    assert note.rule == "iban_checksum"
    assert note.message == (
        "read as DE8937O400440532013000, is DE89370400440532013000"
        " because check digits of IBAN DE89370400440532013000 agree"
    )


def test_a_digit_that_was_nearly_read_is_taken_where_check_digits_agree() -> None:
    others = {"iban": [near(4, "3"), near(9, "8")]}
    document = read_as({"iban": "DE89570400440532013000"}, others=others)
    assert values(repair(document, INVOICE)) == {"iban": "DE89370400440532013000"}


def test_of_two_that_agree_none_is_taken() -> None:
    read = "DE89370400440532013000"
    rivals = [(at, sign) for at in range(4, 22) for sign in "0123456789" if sign != read[at]]
    wrong = read[:4] + "8" + read[5:]
    agreeing = [
        (at, sign) for at, sign in rivals if at > 4 and is_iban(wrong[:at] + sign + wrong[at + 1 :])
    ]
    others = {"iban": [near(4, "3"), *(near(at, sign) for at, sign in agreeing[:1])]}
    document = read_as({"iban": wrong}, others=others)
    assert agreeing
    assert repair(document, INVOICE) is document


@pytest.mark.parametrize(
    ("others", "meant"),
    [([near(10, "8", 0.45)], "EE136695978"), ([near(10, "6", 0.45), near(0, "D", 0.5)], None)],
)
def test_of_two_countries_that_agree_none_is_taken(
    others: list[OtherReading], meant: str | None
) -> None:
    # Of as many digits, and both right: EE136695978 and DE136695976.
    unreadable = "EE13669597?"
    near_both = {"supplier_tax_id": [near(10, "8", 0.45), *others]}
    document = read_as({"supplier_tax_id": unreadable}, others=near_both)
    assert values(repair(document, INVOICE)) == {"supplier_tax_id": meant or unreadable}


def test_the_more_was_nearly_read_the_less_it_proves_that_check_digits_agree() -> None:
    read, hint = "DE89570400440532013000", near(4, "3", 0.07)
    # None of these agrees, alone or with another.
    idle = [near(at, sign, 0.08) for at, sign in ((6, "9"), (10, "7"), (12, "4"), (14, "8"))]
    more = [*idle, near(15, "3", 0.08), near(21, "7", 0.08)]
    hinted = repair(read_as({"iban": read}, others={"iban": [hint]}), INVOICE)
    assert values(hinted) == {"iban": "DE89370400440532013000"}
    document = read_as({"iban": read}, others={"iban": [hint, *more]})
    assert repair(document, INVOICE) is document


def test_printed_blanks_do_not_count() -> None:
    document = read_as({"iban": "DE89 37O4 0044 0532 0130 00"})
    [field] = document.fields
    compacted = replace(document, fields=(replace(field, value="DE8937O400440532013000"),))
    assert values(repair(compacted, INVOICE)) == {"iban": "DE89370400440532013000"}


def test_what_nobody_had_to_read_was_not_misread() -> None:
    document = read_as({"iban": "DE8937O400440532013000"}, source=Origin.TEXT_LAYER)
    assert repair(document, INVOICE) is document


@pytest.mark.parametrize("read", ["4006381333931", "400638133393l", "4OO6381333931"])
def test_an_article_number_is_repaired_in_its_row(read: str) -> None:
    document = read_as({}, ({"gtin": read},))
    numbered = replace(INVOICE, rules=("gtin_checksum",))
    assert values(repair(document, numbered)) == {"line_items[0].gtin": "4006381333931"}


@given(st.text("DE89|?{.ß\u0660 <", max_size=24), st.sampled_from(["iban", "supplier_tax_id"]))
@settings(max_examples=60)
def test_whatever_was_read_there_is_an_answer(read: str, name: str) -> None:
    document = read_as({name: read})
    assert values(repair(document, INVOICE)).keys() == {name}


@given(st.sampled_from(IBANS), st.data())
@settings(max_examples=60)
def test_a_single_digit_that_was_nearly_read_comes_back(iban: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([at for at in range(4, len(iban)) if iban[at].isdigit()]))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != iban[place]]))
    read = iban[:place] + wrong + iban[place + 1 :]
    document = read_as({"iban": read}, others={"iban": [near(place, iban[place], 0.4)]})
    assert values(repair(document, INVOICE)) == {"iban": iban}


@given(st.sampled_from(IBANS), st.data())
@settings(max_examples=40)
def test_what_agrees_is_never_changed(iban: str, data: st.DataObject) -> None:
    places = st.integers(0, len(iban) - 1)
    others = data.draw(st.lists(st.builds(near, places, st.sampled_from("0123456789ABOS"))))
    document = read_as({"iban": iban}, others={"iban": others})
    assert repair(document, INVOICE) is document
