from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Candidate, Document, State, TypeGuess
from docintel.core.document_type import Kind
from docintel.core.geometry import Box
from docintel.core.page import Origin
from docintel.extraction.voting import Ballot, Weighed, decide, elect
from docintel.stages.decide_fields import DecideFields

PLAIN = Ballot({})


def vote(value: str, confidence: float, voter: str = "rules@1", **more: object) -> Candidate:
    return Candidate("gross_total", value, value, confidence, Origin.OCR, voter, **more)  # type: ignore[arg-type]


candidates = st.lists(
    st.builds(
        vote,
        st.sampled_from(["1.00", "2.00", "3.00"]),
        st.floats(0, 1),
        st.sampled_from(["rules@1", "layoutlm@2", "e_invoice@1"]),
    ),
    max_size=8,
)


@given(candidates)
def test_the_decision_is_one_of_the_proposals_and_a_probability(votes: list[Candidate]) -> None:
    decided = decide("gross_total", Kind.MONEY, votes, PLAIN)
    if not votes:
        assert decided is None
        return
    assert decided is not None
    assert decided.value in {one.value for one in votes}
    assert 0 <= decided.confidence <= 1
    assert decided.value not in {other.value for other in decided.alternatives}
    assert decided.state is State.REVIEW


@given(candidates)
def test_the_order_of_the_voters_does_not_change_how_sure_the_field_is(
    votes: list[Candidate],
) -> None:
    one = decide("gross_total", Kind.MONEY, votes, PLAIN)
    other = decide("gross_total", Kind.MONEY, votes[::-1], PLAIN)
    assert (one is None) == (other is None)
    if one and other:
        assert one.confidence == other.confidence


@given(st.floats(0.01, 0.98), st.floats(0.01, 0.98))
def test_a_second_voter_that_agrees_makes_surer(first: float, second: float) -> None:
    alone = decide("gross_total", Kind.MONEY, [vote("1.00", first)], PLAIN)
    both = decide(
        "gross_total", Kind.MONEY, [vote("1.00", first), vote("1.00", second, "layoutlm@2")], PLAIN
    )
    assert alone and both
    assert both.confidence >= alone.confidence


def test_a_voter_that_repeats_itself_counts_less_than_a_second_one() -> None:
    echo = decide("gross_total", Kind.MONEY, [vote("1.00", 0.6), vote("1.00", 0.6)], PLAIN)
    other = decide(
        "gross_total", Kind.MONEY, [vote("1.00", 0.6), vote("1.00", 0.6, "layoutlm@2")], PLAIN
    )
    assert echo and other
    assert echo.confidence < other.confidence


def test_a_rival_value_lowers_the_confidence() -> None:
    alone = decide("gross_total", Kind.MONEY, [vote("1.00", 0.8)], PLAIN)
    contested = decide("gross_total", Kind.MONEY, [vote("1.00", 0.8), vote("2.00", 0.7)], PLAIN)
    assert alone and contested
    assert contested.confidence < alone.confidence
    assert [other.value for other in contested.alternatives] == ["2.00"]


def test_names_that_differ_only_in_case_and_marks_are_one_value() -> None:
    votes = [vote("Oak & Elm Ltd.", 0.6), vote("OAK & ELM LTD", 0.5, "layoutlm@2")]
    decided = decide("supplier_name", Kind.NAME, votes, PLAIN)
    assert decided and not decided.alternatives


def test_a_weight_of_zero_silences_a_voter() -> None:
    votes = [vote("1.00", 0.9), vote("2.00", 0.5, "layoutlm@2")]
    decided = decide("gross_total", Kind.MONEY, votes, Ballot({"rules": 0.0}))
    assert decided and decided.value == "2.00"


def test_a_value_without_place_takes_that_of_a_voter_who_saw_it() -> None:
    box = Box(1, 2, 3, 4)
    votes = [vote("1.00", 0.99, "e_invoice@1"), vote("1.00", 0.5, page=2, boxes=(box,))]
    decided = decide("gross_total", Kind.MONEY, votes, PLAIN)
    assert decided and (decided.page, decided.boxes) == (2, (box,))


def named(name: str, value: str, row: int | None = None, confidence: float = 0.95) -> Candidate:
    return Candidate(name, value, value, confidence, Origin.OCR, "rules@1", row=row)


def test_only_fields_of_the_documents_type_are_decided() -> None:
    document = Document(
        "d",
        type=TypeGuess("receipt", 1.0),
        candidates=(named("total", "1.00"), named("gross_total", "1.00")),
    )
    assert [field.name for field in DecideFields()(document).fields] == ["total"]


def test_a_form_keeps_the_fields_that_it_names_itself() -> None:
    document = Document("d", type=TypeGuess("form", 1.0), candidates=(named("city", "Bergen"),))
    assert [field.name for field in DecideFields()(document).fields] == ["city"]


def test_rows_become_line_items_in_order_and_others_stay_in_the_head() -> None:
    document = Document(
        "d",
        type=TypeGuess("receipt", 1.0),
        candidates=(named("total", "2.00", 3), named("total", "1.00", 0), named("total", "3.00")),
    )
    decided = DecideFields()(document)
    assert [item.fields[0].value for item in decided.line_items] == ["1.00", "2.00"]
    assert [field.value for field in decided.fields] == ["3.00"]


def test_a_document_of_unknown_type_has_no_fields() -> None:
    document = Document("d", type=TypeGuess("unknown", 0.3), candidates=(named("total", "1.00"),))
    assert DecideFields()(document).fields == ()


def receipt_with(name: str, confidence: float) -> Document:
    guess = named(name, "1.00", confidence=confidence)
    return Document("d", type=TypeGuess("receipt", 1.0), candidates=(guess,))


def test_what_is_hardly_believed_is_left_out() -> None:
    assert DecideFields(least=0.3)(receipt_with("change", 0.29)).fields == ()
    assert len(DecideFields(least=0.3)(receipt_with("change", 0.3)).fields) == 1


def test_of_a_required_field_a_poor_guess_is_more_than_nothing() -> None:
    assert DecideFields(least=0.3)(receipt_with("total", 0.14)).fields == ()
    assert len(DecideFields(least=0.3)(receipt_with("total", 0.15)).fields) == 1


def test_the_pipeline_says_how_much_a_voter_counts_in_any_version() -> None:
    [total] = DecideFields(weights={"rules": 0.5})(receipt_with("total", 0.8)).fields
    assert total.confidence == 0.4


def test_what_the_xml_says_goes_before_what_many_read() -> None:
    """Three voters that agree on a misprint do not outvote the e-invoice."""
    xml = replace(vote("119.00", 0.99, "e_invoice@1"), source=Origin.E_INVOICE)
    read = [vote("191.00", 0.99, voter) for voter in ("rules@1", "layoutlm@2", "boosting@3")]
    decided = decide("gross_total", Kind.MONEY, [*read, xml], PLAIN)
    assert decided
    assert (decided.value, decided.source) == ("119.00", Origin.E_INVOICE)


@pytest.mark.parametrize(
    "source", [Origin.E_INVOICE, Origin.FORM_FIELD, Origin.MASTER_DATA, Origin.PERSON]
)
def test_whoever_knows_a_value_goes_before_whoever_reads_one(source: Origin) -> None:
    known = replace(vote("119.00", 0.4, "knows@1"), source=source)
    decided = decide("gross_total", Kind.MONEY, [vote("191.00", 0.99), known], PLAIN)
    assert decided
    assert decided.value == "119.00"


@pytest.mark.parametrize("nothing", ["", " ", "\n"])
def test_nothing_is_no_value(nothing: str) -> None:
    assert decide("gross_total", Kind.MONEY, [vote(nothing, 0.9)], PLAIN) is None
    decided = decide("gross_total", Kind.MONEY, [vote(nothing, 0.9), vote("1.00", 0.3)], PLAIN)
    assert decided
    assert (decided.value, decided.alternatives) == ("1.00", ())


def test_a_value_that_is_known_keeps_its_source_where_others_read_the_same() -> None:
    xml = replace(vote("119.00", 0.9, "e_invoice@1"), source=Origin.E_INVOICE)
    decided = decide("gross_total", Kind.MONEY, [vote("119.00", 0.999), xml], PLAIN)
    assert decided
    assert decided.source is Origin.E_INVOICE


def dated(name: str, source: Origin, at: float = 0.0, row: int | None = None) -> Candidate:
    box = Box(at, 0, at + 50, 10)
    return Candidate(name, "2026-04-03", "03.04.2026", 0.9, source, "v@1", 1, (box,), row)


def decided_beside_xml(guess: Candidate) -> list[str]:
    xml = dated("due_date", Origin.E_INVOICE)
    document = Document("d", type=TypeGuess("invoice", 1.0), candidates=(xml, guess))
    return [field.name for field in DecideFields()(document).fields]


def test_what_the_xml_calls_the_due_date_is_no_date_of_delivery() -> None:
    assert decided_beside_xml(dated("delivery_date", Origin.TEXT_LAYER)) == ["due_date"]


def test_the_same_date_printed_a_second_time_may_mean_something_else() -> None:
    there = dated("delivery_date", Origin.TEXT_LAYER, at=300)
    assert sorted(decided_beside_xml(there)) == ["delivery_date", "due_date"]


def decided_beside_a_row(confidence: float, at: float) -> list[str]:
    there = Box(at, 100, at + 50, 110)
    price = replace(named("total", "4.63", 0), page=1, boxes=(Box(300, 100, 350, 110),))
    change = replace(named("change", "4.63", confidence=confidence), page=1, boxes=(there,))
    document = Document("d", type=TypeGuess("receipt", 1.0), candidates=(price, change))
    return [field.name for field in DecideFields()(document).fields]


def test_a_doubtful_amount_gives_way_to_the_item_in_whose_row_it_is_printed() -> None:
    assert decided_beside_a_row(0.3, at=300) == []
    assert decided_beside_a_row(0.3, at=600) == ["change"]
    assert decided_beside_a_row(0.7, at=300) == ["change"]


def test_an_amount_that_matters_is_shown_however_doubtful() -> None:
    there = (Box(300, 100, 350, 110),)
    net = replace(named("net_total", "4.63", confidence=0.3), page=1, boxes=there)
    price = replace(named("net_amount", "4.63", 0), page=1, boxes=there)
    document = Document("d", type=TypeGuess("invoice", 1.0), candidates=(price, net))
    assert [field.name for field in DecideFields()(document).fields] == ["net_total"]


def test_what_rounds_to_nought_is_no_alternative() -> None:
    ranked = zip("12345", (0.97, 0.02, 0.005, 0.0049, 0.0), strict=True)
    decided = elect("total", [Weighed([vote(f"{at}.00", 0.9)], likely) for at, likely in ranked])
    assert [other.value for other in decided.alternatives] == ["2.00", "3.00"]
