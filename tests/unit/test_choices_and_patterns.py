"""Fields whose values are listed, and fields whose values have a form of their own."""

from __future__ import annotations

import pytest

from docintel.core.document_type import Kind
from docintel.core.type_files import document_types
from docintel.core.type_parser import parse_document_type
from docintel.extraction.propose import propose
from docintel.extraction.spec_values import values_of
from docintel.extraction.values import find_values
from tests.unit.typesetting import Placed, typeset, values

PASS = parse_document_type(
    """
name = "pass"
[[fields]]
name = "zone"
kind = "choice"
labels = { en = ["zone"] }
choices = { inner = ["inner", "inner city"], outer = ["outer", "outer ring"] }
[[fields]]
name = "sort"
kind = "choice"
where = "title"
choices = { day = ["day pass"], year = ["year pass", "annual pass"] }
[[fields]]
name = "holder"
kind = "choice"
where = "text"
choices = { pupil = ["school", "pupil", "class"], worker = ["employer", "works"] }
[[fields]]
name = "serial"
kind = "identifier"
labels = { en = ["serial"] }
pattern = '(?<!\\w)S ?(\\d{2} ?\\d{2})(?!\\d)'
[[fields]]
name = "price"
kind = "money"
pattern = 'costs only (\\S+)'
""",
    "pass.toml",
)


def proposed(*placed: Placed) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in propose(typeset(list(placed)), PASS):
        found.setdefault(one.name, []).append(one.value)
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Inner City", [("inner", 0, 10)]),
        ("INNER / OUTER RING", [("inner", 0, 5), ("outer", 8, 18)]),
        ("the innermost", []),
        ("", []),
    ],
)
def test_the_longest_words_of_a_choice_are_found_whole(
    text: str, found: list[tuple[str, int, int]]
) -> None:
    zone = PASS.field("zone")
    assert zone
    assert [(one.value, one.start, one.end) for one in values_of(zone, text)] == found


def test_a_choice_stands_beside_its_label() -> None:
    assert proposed((50, 300, "Zone: outer ring"))["zone"] == ["outer"]
    assert "zone" not in proposed((50, 300, "the outer ring"))


def test_a_choice_of_the_title_stands_at_the_top_and_counts_once() -> None:
    page = [(50, 50, "Annual Pass"), (50, 90, "Your annual pass"), (50, 1300, "No day pass")]
    assert proposed(*page)["sort"] == ["year"]


def test_of_choices_in_the_text_the_one_with_most_words_is_surest() -> None:
    page = [(50, 50, "works"), (50, 90, "school"), (50, 130, "class 4b")]
    found = [one for one in propose(typeset(page), PASS) if one.name == "holder"]
    assert max(found, key=lambda one: one.confidence).value == "pupil"
    assert {one.value for one in found} == {"pupil", "worker"}


def test_a_pattern_needs_no_label_and_its_group_is_the_value() -> None:
    page = [(50, 50, "card S 12 34 for XS 1234"), (50, 90, "It costs only 5,00!")]
    assert proposed(*page) == {"serial": ["1234"], "price": ["5.00"]}


def test_beside_a_label_the_pattern_says_where_the_value_ends() -> None:
    found = propose(typeset([(50, 50, "Serial: S12 34 blue")]), PASS)
    assert {one.value for one in found} == {"1234"}
    assert {one.text for one in found} == {"12 34"}


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (
            Kind.URL,
            "see https://www.Acme.example/shop, or acme.co.uk.",
            ["www.acme.example/shop", "acme.co.uk"],
        ),
        (Kind.URL, "mail@acme.com z.B. Art.Nr 4.5", []),
        (Kind.COUNTRY, "Nationality: ITALIANA", ["ITA"]),
        (Kind.CHOICE, "inner", []),
        (Kind.MRZ, "I<UTOD231458907<<<<<<<<<<<<<<<", ["I<UTOD231458907<<<<<<<<<<<<<<<"]),
        (Kind.MRZ, "Total 5.00", []),
    ],
)
def test_values_of_the_newer_kinds(kind: Kind, text: str, found: list[str]) -> None:
    assert [one.value for one in find_values(kind, text)] == found


@pytest.mark.parametrize(
    "text", ["**** **** **** 4711", "XXXX-XXXX-XXXX-4711", "VISA ••4711", "xx4711"]
)
def test_the_last_digits_of_a_card_stand_behind_masked_ones(text: str) -> None:
    assert values("receipt", [(50, 400, text)])["card_last4"] == "4711"


def test_a_receipt_says_what_was_bought_and_how_it_was_paid() -> None:
    page = [(50, 50, "Ristorante Da Pino"), (50, 300, "Coperto 2,00"), (50, 400, "VISA 22,00")]
    found = values("receipt", page)
    assert (found["category"], found["payment_method"]) == ("meal", "card")


def test_a_credit_note_is_one_though_it_names_an_invoice() -> None:
    page = [
        (50, 50, "Gutschrift"),
        (50, 200, "zu Rechnung Nr. 4711"),
        (50, 240, "Rechnung vom 1.2.2026"),
    ]
    assert values("invoice", page)["invoice_type"] == "credit_note"


def test_an_incoterm_is_read_without_its_place() -> None:
    assert values("purchase_order", [(50, 300, "Incoterms: DAP Rotterdam")])["incoterm"] == "DAP"


def test_every_choice_of_a_shipped_type_can_be_told_from_the_others() -> None:
    for one in document_types().values():
        for spec in (*one.fields, *one.columns):
            for choice in spec.choices:
                for word in choice.words:
                    assert choice.value in {found.value for found in values_of(spec, word)}, word
