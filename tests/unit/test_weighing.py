"""What speaks for a value is put in numbers that mean what their names say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Candidate, Document, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import Line, Origin, Page, Word
from docintel.core.type_files import document_types
from docintel.extraction.judging import judged, values_of
from docintel.extraction.voting import Ballot
from docintel.extraction.weighing.evidence import FEATURES, evidence
from docintel.stages.decide_fields import contests

BOX = Box(100, 200, 180, 220)
PAGE = Page(
    1,
    1000,
    1000,
    100,
    source=Origin.OCR,
    words=(Word("119.00", BOX, 0.7), Word("x", Box(0, 0, 9, 9))),
)
ALL = Ballot({})


def vote(
    name: str, value: str, confidence: float = 0.8, voter: str = "rules@1", row: int | None = None
) -> Candidate:
    return Candidate(name, value, value, confidence, Origin.OCR, voter, 1, (BOX,), row)


def invoice(*votes: Candidate) -> Document:
    return Document("d", (PAGE,), type=TypeGuess("invoice", 1.0), candidates=votes)


def features(*votes: Candidate) -> list[dict[str, float]]:
    """The evidence of each value, in order of field and proposal."""
    document = invoice(*votes)
    values = values_of(contests(document, document_types()["invoice"]), ALL)
    rows = evidence(document, values)
    return [dict(zip(FEATURES, map(float, row), strict=True)) for row in rows]


def test_each_voter_is_heard_by_itself() -> None:
    [one] = features(
        vote("gross_total", "119.00", 0.8), vote("gross_total", "119.00", 0.6, "boosting@3")
    )
    assert one["rules_says"] == pytest.approx(0.8)
    assert one["boosting_says"] == pytest.approx(0.6)
    assert (one["layoutlm_says"], one["layoutlm_heard"], one["boosting_heard"]) == (0, 0, 1)
    assert one["together"] == pytest.approx(1 - 0.2 * 0.4)
    assert one["voters"] == 2


def test_a_model_is_known_by_the_first_part_of_its_name() -> None:
    [one] = features(vote("gross_total", "1.00", 0.5, "layoutlm-mine@8f3a"))
    assert one["layoutlm_says"] == pytest.approx(0.5)


def test_the_lead_over_a_rival_is_counted_for_each_voter() -> None:
    first, second = features(vote("gross_total", "119.00", 0.9), vote("gross_total", "100.00", 0.4))
    assert first["rules_lead"] == pytest.approx(0.5)
    assert second["rules_lead"] == pytest.approx(-0.5)
    assert first["rivals"] == second["rivals"] == 1


def test_a_sum_speaks_for_its_parts_as_surely_as_the_other_parts_are() -> None:
    net, tax, gross, other = features(
        vote("net_total", "100.00", 0.9),
        vote("tax_total", "19.00", 0.5),
        vote("gross_total", "119.00", 0.8),
        vote("gross_total", "120.00", 0.8),
    )
    assert net["adds_up"] == pytest.approx(0.4)
    assert tax["adds_up"] == pytest.approx(0.72)
    assert gross["adds_up"] == pytest.approx(0.45)
    assert other["adds_up"] == 0


def test_a_sum_with_nothing_added_says_nothing() -> None:
    found = features(
        vote("net_total", "119.00"), vote("tax_total", "0.00"), vote("gross_total", "119.00")
    )
    assert {one["adds_up"] for one in found} == {0.0}


def test_a_row_that_multiplies_and_items_that_make_the_net_are_noticed() -> None:
    net, *cells = features(
        vote("net_total", "10.00"),
        vote("quantity", "2", row=0),
        vote("unit_price", "5.00", row=0),
        vote("net_amount", "10.00", row=0),
    )
    assert net["items_add_up"] == pytest.approx(0.8)
    assert [one["multiplies"] for one in cells] == pytest.approx([0.64] * 3)
    assert {one["is_cell"] for one in cells} == {1.0}


def test_how_well_its_words_were_read_counts_for_a_value() -> None:
    [one] = features(vote("gross_total", "119.00"))
    assert one["scanned"] == 1.0
    assert one["read_least"] == pytest.approx(0.7)
    assert [one["x"], one["y"]] == pytest.approx([0.14, 0.21])


def test_a_value_that_another_field_claims_is_noticed() -> None:
    buyer, supplier = sorted(
        features(vote("supplier_name", "Acme Ltd", 0.5), vote("buyer_name", "ACME LTD.", 0.9)),
        key=lambda one: one["rules_says"],
    )
    assert buyer["elsewhere"] == pytest.approx(0.9)
    assert supplier["elsewhere"] == pytest.approx(0.5)


def test_check_digits_make_a_value_well_formed() -> None:
    good, bad = features(
        vote("iban", "DE89370400440532013000"), vote("iban", "DE89370400440532013001")
    )
    assert (good["well_formed"], bad["well_formed"]) == (1.0, 0.0)


def test_a_value_that_is_part_of_another_is_noticed() -> None:
    part, whole, other = features(
        vote("supplier_name", "Muster", 0.9),
        vote("supplier_name", "Muster GmbH", 0.6),
        vote("supplier_name", "Beispiel AG", 0.5),
    )
    assert [part["within"], part["holds"]] == pytest.approx([0.6, 0])
    assert [whole["within"], whole["holds"]] == pytest.approx([0, 0.9])
    assert [other["within"], other["holds"]] == pytest.approx([0, 0])


def test_a_value_may_belong_to_a_field_of_another_kind() -> None:
    name, reference = features(
        vote("supplier_name", "Acme Ltd", 0.5), vote("buyer_reference", "ACME LTD", 0.9)
    )
    assert name["elsewhere"] == pytest.approx(0.9)
    assert reference["elsewhere"] == pytest.approx(0.5)


def test_amounts_are_sized_by_the_largest_and_dates_by_the_last() -> None:
    found = features(
        vote("invoice_date", "2026-01-01"),
        vote("due_date", "2026-02-01"),
        vote("net_total", "50.00"),
        vote("gross_total", "-200.00"),
    )
    assert [one["size"] for one in found] == pytest.approx([0.5, 1.0, 0.25, 1.0])


def test_the_voters_of_a_row_are_counted() -> None:
    found = features(
        vote("quantity", "2", row=0),
        vote("quantity", "2", 0.5, "boosting@1", row=0),
        vote("unit_price", "5.00", row=0),
        vote("quantity", "3", row=1),
    )
    assert [one["row_voters"] for one in found] == pytest.approx([1.5, 1.5, 1.0])


def test_it_counts_for_how_many_voters_a_value_comes_first() -> None:
    first, second = features(
        vote("gross_total", "119.00", 0.9),
        vote("gross_total", "119.00", 0.8, "boosting@1"),
        vote("gross_total", "100.00", 0.95, "layoutlm@1"),
        vote("gross_total", "100.00", 0.3, "boosting@1"),
    )
    assert (first["first_for"], second["first_for"]) == (2, 1)


@pytest.mark.parametrize(
    ("field", "value", "strays"),
    [
        ("supplier_name", "Muster Sdn Bhd", 0),
        ("supplier_name", "Muster GmbH Meisterbetrieb Kiel", 1),
        ("supplier_name", "Muster 12345", 1),
        ("supplier_address", "Kirchweg 3, 10115 Berlin", 0),
        ("supplier_address", "Muster Handel, Kirchweg 3", 0.5),
        ("invoice_number", "Muster 12345", 0),
    ],
)
def test_what_is_no_part_of_a_name_or_an_address_strays(
    field: str, value: str, strays: float
) -> None:
    [one] = features(vote(field, value))
    assert one["stray"] == pytest.approx(strays)


def test_what_reads_like_a_date_is_no_good_number() -> None:
    number, date = features(vote("invoice_number", "RE-4711"), vote("invoice_number", "08/01/2014"))
    assert (number["well_formed"], date["well_formed"]) == (1, 0)


def test_a_value_that_fills_its_line_is_told_from_one_within_it() -> None:
    words = tuple(Word(text, Box(at, 0, at + 9, 9)) for at, text in ((0, "Dear"), (10, "Acme")))
    page = replace(PAGE, words=words, lines=(Line(words),))
    part = replace(vote("supplier_name", "Acme"), boxes=(words[1].box,))
    full = replace(vote("buyer_name", "Dear Acme"), boxes=tuple(word.box for word in words))
    document = replace(invoice(part, full), pages=(page,))
    values = values_of(contests(document, document_types()["invoice"]), ALL)
    column = evidence(document, values)[:, FEATURES.index("of_lines")]
    assert dict(zip((value.key for value in values), column, strict=True)) == {
        "acme": 0.5,
        "dearacme": 1.0,
    }


NAMES = ("gross_total", "net_total", "invoice_date", "supplier_name", "quantity")
votes = st.lists(
    st.builds(
        vote,
        st.sampled_from(NAMES),
        st.sampled_from(["1.00", "2.00", "3.00", "2024-01-01", "Acme"]),
        st.floats(0.01, 1),
        st.sampled_from(["rules@1", "layoutlm@2", "boosting@1", "somebody@1"]),
        st.one_of(st.none(), st.integers(0, 2)),
    ),
    max_size=12,
)


@given(votes)
def test_evidence_is_finite_whatever_is_voted(found: list[Candidate]) -> None:
    document = invoice(*found)
    values = values_of(contests(document, document_types()["invoice"]), ALL)
    rows = evidence(document, values)
    assert rows.shape == (len(values), len(FEATURES))
    assert np.isfinite(rows).all()


@given(votes)
def test_the_likeliest_value_of_each_field_is_elected(found: list[Candidate]) -> None:
    document = invoice(*found)
    asked = contests(document, document_types()["invoice"])
    column = FEATURES.index("together")
    fields = judged(document, asked, ALL, lambda rows, roles: [float(row[column]) for row in rows])
    for contest, field in zip(asked, fields, strict=True):
        assert field is not None
        assert field.value in {one.value for one in contest.candidates}
        assert all(other.confidence <= field.confidence for other in field.alternatives)


def test_what_is_known_is_not_weighed() -> None:
    """The e-invoice says 119, all others 120."""
    known = replace(vote("gross_total", "119.00", 0.99, "e_invoice@1"), source=Origin.E_INVOICE)
    document = invoice(known, vote("gross_total", "120.00", 0.99, "boosting@1"))
    asked = contests(document, document_types()["invoice"])
    assert values_of(asked, ALL) == []
    [field] = judged(document, asked, ALL, lambda rows, roles: [])
    assert field and field.value == "119.00"
    assert field.confidence > 0.98


def test_a_silenced_voter_is_not_weighed() -> None:
    document = invoice(
        vote("gross_total", "119.00", voter="boosting@1"), vote("gross_total", "1.00")
    )
    asked = contests(document, document_types()["invoice"])
    values = values_of(asked, Ballot({"boosting": 0.0}))
    assert [value.best.value for value in values] == ["1.00"]
