"""Names and addresses are put together out of marked words, whatever stands beside them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Candidate
from docintel.extraction.decoding.parts import parts, within
from docintel.stages.propose_by_model import ProposeByModel
from tests.unit.typesetting import Placed, as_type, typeset
from tests.unit.word_scores import Marks


def proposed(
    label: str, marked: dict[str, float], page: list[Placed], type_name: str = "invoice"
) -> list[Candidate]:
    document = as_type(typeset(page), type_name)
    found = ProposeByModel(Marks({label: marked}))(document).candidates
    return sorted(found, key=lambda one: -one.confidence)


def test_a_word_that_the_model_does_not_know_leaves_no_hole_in_an_address() -> None:
    page: list[Placed] = [(50, 50, "9 Orchard Rise"), (50, 75, "Ludlow SY8 1XR")]
    marked = {"9": 0.9, "Rise": 0.9, "Ludlow SY8 1XR": 0.9}
    assert proposed("sender_address", marked, page)[0].value == "9 Orchard Rise, Ludlow SY8 1XR"


def test_a_word_that_the_model_does_not_know_leaves_no_hole_in_a_law() -> None:
    page: list[Placed] = [(50, 50, "governed by the laws of England and Wales.")]
    found = proposed("governing_law", {"England": 0.9, "Wales.": 0.9}, page, "contract")
    assert found[0].value == "England and Wales"


def test_words_far_apart_in_a_line_are_not_joined() -> None:
    page: list[Placed] = [(50, 50, "Harbour sells goods of every sort and kind to Northwind")]
    found = proposed("sender_name", {"Harbour": 0.9, "Northwind": 0.9}, page)
    assert {"Harbour", "Northwind"} <= {one.value for one in found}


@pytest.mark.parametrize("sign", ["·", "•", "|", "-", "\u2013"])
def test_a_sign_parts_name_and_address_in_one_line(sign: str) -> None:
    page: list[Placed] = [(50, 50, f"Muster GmbH {sign} Kirchweg 3 {sign} 10115 Berlin")]
    address = {"Kirchweg 3": 0.9, "10115 Berlin": 0.9}
    found = proposed("sender_address", address, page)[0].value
    assert found.replace(f" {sign} ", ", ") == "Kirchweg 3, 10115 Berlin"
    assert proposed("sender_name", {"Muster GmbH": 0.9}, page)[0].value == "Muster GmbH"


@pytest.mark.parametrize("number", ["(301) 555-0119", "VAT No. IE 6433007H", "Ph 01439/65268"])
def test_a_number_below_an_address_is_no_part_of_it(number: str) -> None:
    page: list[Placed] = [(50, 50, "316 Elm Street"), (50, 75, number)]
    found = proposed("sender_address", {"316 Elm Street": 0.9, number: 0.9}, page)
    assert {one.value for one in found} == {"316 Elm Street"}


def test_an_address_is_also_proposed_without_its_first_and_its_last_line() -> None:
    page: list[Placed] = [(50, 50, "Old Mill"), (50, 75, "4 Harbour St"), (50, 100, "Leith EH6")]
    found = proposed("sender_address", {text: 0.9 for _, _, text in page}, page)
    assert [one.value for one in found] == [
        "Old Mill, 4 Harbour St, Leith EH6",
        "Old Mill, 4 Harbour St",
        "4 Harbour St, Leith EH6",
    ]


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("Muster GmbH", "Kirchweg 3, 10115 Berlin"),
        ("c/o Muster GmbH", "c/o Muster GmbH, Kirchweg 3, 10115 Berlin"),
    ],
)
def test_a_firm_above_an_address_is_no_part_of_it_but_who_takes_care_is(
    head: str, address: str
) -> None:
    page: list[Placed] = [(50, 50, head), (50, 75, "Kirchweg 3"), (50, 100, "10115 Berlin")]
    found = proposed("sender_address", {text: 0.9 for _, _, text in page}, page)
    assert found[0].value == address


def test_the_parties_of_a_contract_are_one_value() -> None:
    page: list[Placed] = [(50, 50, "Northwind Ltd"), (50, 300, "Harbour LLP"), (50, 600, "between")]
    marked = {"Northwind Ltd": 0.9, "Harbour LLP": 0.7}
    found = proposed("parties", marked, page, "contract")
    assert [(one.value, one.confidence) for one in found] == [("Northwind Ltd; Harbour LLP", 0.8)]


def test_half_an_amount_is_less_likely_than_all_of_it() -> None:
    page: list[Placed] = [(50, 50, "Total 73 545,11")]
    found = proposed("total", {"73 545,11": 0.9}, page)
    assert found[0].value == "73545.11"
    assert all(one.confidence < 0.5 for one in found[1:])


@given(st.text("ab ·-|", max_size=30))
def test_parts_lie_in_order_and_lose_no_letter(text: str) -> None:
    spans = list(parts(text))
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    kept = "".join(text[start:end] for start, end in spans)
    assert [one for one in kept if one.isalpha()] == [one for one in text if one.isalpha()]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=5))
def test_what_lies_within_a_part_reaches_nowhere_beyond(spans: list[tuple[int, int]]) -> None:
    assert all(5 <= start < end <= 12 for start, end in within(spans, (5, 12)))
