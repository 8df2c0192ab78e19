"""What a model marks becomes candidates with values in normal form."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.document import Candidate, Document
from docintel.core.page import Origin
from docintel.engines.protocols import WordScores
from docintel.stages.propose_by_model import ProposeByModel
from docintel.stages.propose_line_items import ProposeLineItems
from tests.unit.typesetting import Placed, as_type, typeset
from tests.unit.word_scores import Marks

LETTERHEAD: list[Placed] = [
    (50, 50, "Northwind Supplies Ltd (123456-W)"),
    (50, 75, "4 Harbour Street,"),
    (50, 100, "Leith EH6 7AB Tel: 0131 555 0100"),
    (50, 300, "Invoice No: NW / 2026 / 17"),
    (600, 300, "Date 5 March 2026 Due 19 March 2026"),
    (50, 500, "Total EUR 1,190.00"),
    (50, 600, "Please pay 1,190.00 by 19 March 2026"),
]


def proposed(marks: Marks, *pages: list[Placed], type_name: str = "invoice") -> list[Candidate]:
    return list(ProposeByModel(marks)(as_type(typeset(*pages), type_name)).candidates)


def best(marks: Marks, name: str, *pages: list[Placed]) -> Candidate:
    found = [one for one in proposed(marks, *pages) if one.name == name]
    return max(found, key=lambda one: one.confidence)


def test_a_label_is_the_role_of_a_field() -> None:
    found = best(Marks({"total": {"1,190.00": 0.9}}), "gross_total", LETTERHEAD)
    assert (found.value, found.text, found.source) == ("1190.00", "1,190.00", Origin.MODEL)
    assert found.voter == "marks@1"
    assert found.page == 1


def test_labels_of_a_foreign_model_are_renamed_to_fields_or_roles() -> None:
    marks = Marks({"AMOUNT": {"1,190.00": 0.9}, "SHOP": {"Northwind Supplies Ltd": 0.9}})
    stage = ProposeByModel(marks, names={"AMOUNT": "total", "SHOP": "supplier_name"})
    found = stage(as_type(typeset(LETTERHEAD), "invoice")).candidates
    assert {one.name for one in found} == {"gross_total", "supplier_name"}


def test_of_two_dates_in_a_line_the_marked_one_is_likelier() -> None:
    found = best(Marks({"due_date": {"19 March 2026": 0.8, "5": 0.1}}), "due_date", LETTERHEAD)
    assert found.value == "2026-03-19"


def test_what_is_printed_twice_supports_itself() -> None:
    once = best(Marks({"total": {"EUR 1,190.00": 0.6}}), "gross_total", LETTERHEAD[:-1])
    twice = best(Marks({"total": {"1,190.00": 0.6}}), "gross_total", LETTERHEAD)
    assert once.confidence == pytest.approx(0.6)
    assert twice.confidence == pytest.approx(1 - 0.4 * 0.4)


def test_a_number_printed_with_blanks_is_read_whole() -> None:
    found = best(Marks({"number": {"NW / 2026 / 17": 0.9}}), "invoice_number", LETTERHEAD)
    assert found.value == "NW/2026/17"


def test_a_number_glued_to_its_label_is_read_without_it() -> None:
    page: list[Placed] = [(50, 50, "Beleg:4711-B")]
    found = best(Marks({"number": {"Beleg:4711-B": 0.9}}), "invoice_number", page)
    assert found.value == "4711-B"


def test_a_name_goes_without_its_registration() -> None:
    marks = Marks({"sender_name": {"Northwind Supplies Ltd (123456-W)": 0.9}})
    found = best(marks, "supplier_name", LETTERHEAD)
    assert found.value == found.text == "Northwind Supplies Ltd"
    assert len(found.boxes) == 3


def test_an_address_is_joined_over_lines_and_ends_before_the_phone() -> None:
    lines = {"4 Harbour Street,": 0.9, "Leith EH6 7AB Tel: 0131 555 0100": 0.8}
    found = best(Marks({"sender_address": lines}), "supplier_address", LETTERHEAD)
    assert found.value == "4 Harbour Street, Leith EH6 7AB"


def test_addresses_in_two_columns_stay_apart() -> None:
    page: list[Placed] = [
        *((50, 100, "4 Harbour Street"), (50, 125, "Leith EH6 7AB")),
        *((600, 100, "9 Orchard Rise"), (600, 125, "Ludlow SY8 1XR")),
    ]
    lines = dict.fromkeys([text for _, _, text in page], 0.9)
    found = proposed(Marks({"sender_address": lines}), page)
    assert {one.value for one in found} == {
        "4 Harbour Street, Leith EH6 7AB",
        "9 Orchard Rise, Ludlow SY8 1XR",
    }


def test_the_lines_of_a_name_are_also_proposed_one_by_one() -> None:
    page: list[Placed] = [(50, 50, "HARBOUR MART"), (50, 75, "NORTHWIND SUPPLIES")]
    lines = {"HARBOUR MART": 0.9, "NORTHWIND SUPPLIES": 0.8}
    found = proposed(Marks({"sender_name": lines}), page)
    assert [one.value for one in found] == [
        "HARBOUR MART NORTHWIND SUPPLIES",
        "HARBOUR MART",
        "NORTHWIND SUPPLIES",
    ]


def test_a_sign_is_no_part_of_the_name_that_says_it_in_full() -> None:
    page: list[Placed] = [(50, 50, "LAVENDER"), (50, 75, "LAVENDER BAKERY LTD")]
    lines = {"LAVENDER": 0.9, "LAVENDER BAKERY LTD": 0.9}
    found = proposed(Marks({"sender_name": lines}), page)
    assert found[0].value == "LAVENDER BAKERY LTD"


def test_an_address_is_also_proposed_with_the_fainter_line_beside_it() -> None:
    page: list[Placed] = [(50, 50, "Unit 7 Old Mill"), (50, 75, "4 Harbour Street")]
    lines = {"Unit 7 Old Mill": 0.3, "4 Harbour Street": 0.9}
    found = proposed(Marks({"sender_address": lines}), page)
    assert [one.value for one in found] == [
        "4 Harbour Street",
        "Unit 7 Old Mill, 4 Harbour Street",
    ]


def test_what_the_parser_cannot_read_is_not_proposed() -> None:
    assert proposed(Marks({"total": {"Supplies": 0.9}, "date": {"Leith": 0.9}}), LETTERHEAD) == []


def test_below_a_small_probability_nothing_is_proposed() -> None:
    assert proposed(Marks({"total": {"1,190.00": 0.01}}), LETTERHEAD) == []


def test_a_document_of_unknown_type_is_left_alone() -> None:
    document = typeset(LETTERHEAD)
    assert ProposeByModel(Marks({"total": {"1,190.00": 0.9}}))(document) is document


def test_a_model_that_knows_none_of_the_fields_proposes_nothing() -> None:
    assert proposed(Marks({"blood_group": {"1,190.00": 0.9}}), LETTERHEAD) == []


def test_scores_that_do_not_fit_the_words_are_refused() -> None:
    class Short(Marks):
        def score(self, document: Document) -> WordScores:
            return WordScores(("total",), (np.ones((3, 1), np.float32),))

    with pytest.raises(ValueError, match="page 1: 3 scores for"):
        proposed(Short({}), LETTERHEAD)


ITEMS: list[Placed] = [
    *((50, 100, "Blue widget"), (500, 100, "2"), (600, 100, "5.00"), (750, 100, "10.00")),
    (50, 125, "with a handle"),
    *((50, 160, "Red widget"), (500, 160, "1"), (600, 160, "7.00"), (750, 160, "7.00")),
]
COLUMNS = {
    "item_description": {"Blue widget": 0.9, "with a handle": 0.8, "Red widget": 0.9},
    "item_quantity": {"2": 0.9, "1": 0.9},
    "item_unit_price": {"5.00": 0.9},
    "item_amount": {"10.00": 0.9, "7.00": 0.6},
}


def rows_of(candidates: list[Candidate], voter: str) -> list[dict[str, str]]:
    """The values of a voter by row."""
    own = [one for one in candidates if one.voter == voter and one.row is not None]
    numbers = [one.row for one in candidates if one.row is not None]
    return [
        {one.name: one.value for one in own if one.row == row}
        for row in range(max(numbers, default=-1) + 1)
    ]


def test_marked_cells_become_line_items_row_by_row() -> None:
    assert rows_of(proposed(Marks(COLUMNS), ITEMS), "marks@1") == [
        {
            "description": "Blue widget with a handle",
            "quantity": "2",
            "unit_price": "5.00",
            "net_amount": "10.00",
        },
        {"description": "Red widget", "quantity": "1", "net_amount": "7.00"},
    ]


@pytest.mark.parametrize("above", [True, False])
def test_a_quantity_goes_with_the_amount_that_it_makes(above: bool) -> None:
    """Tills print `2 x 3.00` above or below what is sold."""
    times: list[Placed] = [(50, 150, "2"), (150, 150, "3.00")]
    sold = ("Milk", "1.50", "Tea", "6.00") if above else ("Tea", "6.00", "Milk", "1.50")
    page: list[Placed] = [
        *((50, 125, sold[0]), (300, 125, sold[1])),
        *times,
        *((50, 175, sold[2]), (300, 175, sold[3])),
    ]
    marks = Marks(
        {
            "item_description": {"Tea": 0.9, "Milk": 0.9},
            "item_quantity": {"2": 0.9},
            "item_unit_price": {"3.00": 0.9},
            "item_amount": {"6.00": 0.9, "1.50": 0.9},
        }
    )
    rows = rows_of(proposed(marks, page), "marks@1")
    tea = {"description": "Tea", "quantity": "2", "unit_price": "3.00", "net_amount": "6.00"}
    milk = {"description": "Milk", "net_amount": "1.50"}
    assert rows == ([milk, tea] if above else [tea, milk])


def test_a_text_above_its_numbers_belongs_to_them() -> None:
    page: list[Placed] = [
        *((50, 100, "Tea"), (50, 125, "2"), (300, 125, "6.00")),
        *((50, 150, "Milk"), (50, 175, "1"), (300, 175, "1.50")),
    ]
    marks = Marks(
        {
            "item_description": {"Tea": 0.9, "Milk": 0.9},
            "item_quantity": {"2": 0.9, "1": 0.9},
            "item_amount": {"6.00": 0.9, "1.50": 0.9},
        }
    )
    assert rows_of(proposed(marks, page), "marks@1") == [
        {"description": "Tea", "quantity": "2", "net_amount": "6.00"},
        {"description": "Milk", "quantity": "1", "net_amount": "1.50"},
    ]


def test_one_number_alone_is_no_line_item() -> None:
    assert proposed(Marks({"item_amount": {"10.00": 0.9}}), ITEMS) == []


HEADED: list[Placed] = [
    *((50, 60, "Description"), (500, 60, "Quantity"), (600, 60, "Price"), (750, 60, "Amount")),
    *ITEMS,
]


def test_rows_have_the_numbers_of_the_rules() -> None:
    by_rules = ProposeLineItems()(as_type(typeset(HEADED), "invoice"))
    found = list(ProposeByModel(Marks(COLUMNS))(by_rules).candidates)
    ours, theirs = rows_of(found, "marks@1"), rows_of(found, "rules@1")
    assert [row["net_amount"] for row in theirs] == ["10.00", "7.00"]
    assert [row["net_amount"] for row in ours] == ["10.00", "7.00"]


def test_a_row_that_only_the_model_sees_is_put_between_the_others() -> None:
    page = [*HEADED, (50, 190, "Green widget"), (500, 190, "3"), (750, 190, "9.00")]
    document = ProposeLineItems()(as_type(typeset(page), "invoice"))
    third = Marks({"item_quantity": {"3": 0.9}, "item_amount": {"9.00": 0.9}})
    seen = [one for one in document.candidates if one.row != 1]
    kept = replace(document, candidates=tuple(seen))
    found = list(ProposeByModel(Marks(COLUMNS))(kept).candidates)
    assert [row.get("net_amount") for row in rows_of(found, "rules@1")] == ["10.00", None, "9.00"]
    assert [row.get("net_amount") for row in rows_of(found, "marks@1")] == ["10.00", "7.00", None]
    again = list(ProposeByModel(third)(kept).candidates)
    assert [row.get("net_amount") for row in rows_of(again, "marks@1")] == [None, "9.00"]


def test_no_row_is_added_to_those_of_an_e_invoice() -> None:
    exact = Candidate("net_amount", "10.00", "10.00", 0.99, Origin.E_INVOICE, "e_invoice@1", row=0)
    document = replace(as_type(typeset(ITEMS), "invoice"), candidates=(exact,))
    assert ProposeByModel(Marks(COLUMNS))(document).candidates == (exact,)


WORDS = st.sampled_from(
    ["Total", "12.50", "5/3/2026", "AB-77", "EUR", "Ltd", "7", "19%", "·", "4711"]
)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_marked_candidates_are_sound(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.lists(WORDS, min_size=1, max_size=5), max_size=5))
    placed: list[Placed] = [(50, 50 + 25 * at, " ".join(line)) for at, line in enumerate(lines)]
    document = as_type(typeset(placed), "invoice")
    count = len(document.pages[0].words)
    labels = (
        "total",
        "date",
        "number",
        "sender_name",
        "sender_address",
        "item_amount",
        "item_description",
        "item_quantity",
    )
    likely = data.draw(
        st.lists(
            st.floats(0, 1, width=32), min_size=count * len(labels), max_size=count * len(labels)
        )
    )
    scores = np.asarray(likely, np.float32).reshape(count, len(labels))

    class Drawn(Marks):
        def score(self, document: Document) -> WordScores:
            return WordScores(labels, (scores,))

    boxes = {word.box for word in document.pages[0].words}
    for one in ProposeByModel(Drawn({}))(document).candidates:
        assert 0 < one.confidence < 1
        assert one.value.strip()
        assert one.boxes
        assert set(one.boxes) <= boxes


def test_the_rest_of_an_amount_with_blanks_is_no_amount() -> None:
    page: list[Placed] = [(50, 50, "Total TTC 2 295,71 EUR")]
    found = proposed(Marks({"total": {"295,71": 0.9, "2": 0.2}}), page)
    assert [one.value for one in found if one.name == "gross_total"] == ["2295.71"]


def test_the_rest_of_a_tax_id_with_blanks_is_no_tax_id() -> None:
    page: list[Placed] = [(50, 50, "VAT GB 446 8120 37")]
    found = proposed(Marks({"sender_tax_id": {"446 8120 37": 0.9, "GB": 0.2}}), page)
    assert [one.value for one in found if one.name == "supplier_tax_id"] == ["GB446812037"]


def test_the_word_that_announces_a_tax_id_is_no_part_of_it() -> None:
    page: list[Placed] = [(50, 50, "NIF 52998341K")]
    found = proposed(Marks({"sender_tax_id": {"52998341K": 0.9}}), page)
    assert max(found, key=lambda one: one.confidence).value == "52998341K"
