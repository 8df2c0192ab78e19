"""The validate stage sends doubtful fields to a person and trusts what sums speak for."""

from dataclasses import replace

import pytest

from docintel.core.document import Document, Field, LineItem, State, TypeGuess
from docintel.core.page import Origin
from docintel.stages.validate import Validate


def field(name: str, value: str, confidence: float) -> Field:
    return Field(name, value, value, confidence, Origin.OCR, "test")


def invoice(gross: str, confidence: float = 0.85) -> Document:
    fields = (
        field("net_total", "100.00", confidence),
        field("tax_total", "19.00", confidence),
        field("gross_total", gross, confidence),
        field("supplier_name", "Lieferant GmbH", confidence),
    )
    return Document("1", type=TypeGuess("invoice", 1.0), fields=fields)


def test_totals_that_agree_are_accepted_and_half_their_doubt_is_taken() -> None:
    document = Validate()(invoice("119.00"))
    gross = document.field("gross_total")
    assert gross is not None
    assert gross.confidence == pytest.approx(0.925)
    assert gross.state == State.ACCEPTED


def test_what_no_sum_speaks_for_stays_as_it_was() -> None:
    before = invoice("119.00")
    assert Validate()(before).field("supplier_name") == before.field("supplier_name")


def test_a_check_that_passes_by_chance_makes_nothing_surer() -> None:
    date = field("invoice_date", "2020-01-31", 0.85)
    document = replace(invoice("119.00"), fields=(*invoice("119.00").fields, date))
    assert [check.passed for check in Validate()(document).checks if date.name in check.fields]
    assert Validate()(document).field("invoice_date") == date


def test_each_sum_that_agrees_takes_half_the_doubt_that_is_left() -> None:
    document = replace(invoice("119.00"), line_items=(row("2", "50.00", "100.00"),))
    net = Validate()(document).field("net_total")
    assert net is not None
    assert net.confidence == pytest.approx(1 - 0.15 / 4)


def test_agreeing_totals_that_nobody_trusts_still_go_to_review() -> None:
    gross = Validate()(invoice("119.00", confidence=0.5)).field("gross_total")
    assert gross is not None
    assert (gross.confidence, gross.state) == (0.75, State.REVIEW)


def test_a_failed_check_sends_its_fields_to_review_and_no_others() -> None:
    document = Validate()(invoice("120.00", confidence=0.99))
    states = {field.name: field.state for field in document.fields}
    assert states["gross_total"] == states["net_total"] == State.REVIEW
    assert states["supplier_name"] == State.ACCEPTED


def row(quantity: str, unit_price: str, net_amount: str) -> LineItem:
    cells = {"quantity": quantity, "unit_price": unit_price, "net_amount": net_amount}
    return LineItem(tuple(field(name, value, 0.84) for name, value in cells.items()))


def test_the_cells_of_a_row_that_multiplies_are_accepted() -> None:
    document = replace(invoice("119.00"), line_items=(row("2", "25.00", "50.00"),))
    [item] = Validate()(document).line_items
    assert {cell.state for cell in item.fields} == {State.ACCEPTED}


def test_a_row_that_does_not_multiply_goes_to_review_and_the_others_do_not() -> None:
    rows = (row("2", "25.00", "50.00"), row("2", "25.00", "60.00"))
    sure = tuple(
        LineItem(tuple(replace(cell, confidence=0.97) for cell in item.fields)) for item in rows
    )
    good, wrong = Validate()(replace(invoice("119.00"), line_items=sure)).line_items
    assert {cell.state for cell in good.fields} == {State.ACCEPTED}
    assert {cell.state for cell in wrong.fields} == {State.REVIEW}


def test_how_sure_is_sure_enough_is_the_pipelines_to_say() -> None:
    before = replace(invoice("119.00"), fields=(field("supplier_name", "Acme Ltd", 0.8),))
    assert Validate(target=0.75)(before).fields[0].state == State.ACCEPTED
    assert Validate(target=0.85)(before).fields[0].state == State.REVIEW


class Cautious:
    """A judge to whom a probability of 0.6 is enough for any target."""

    version = "cautious@1"

    def weigh(self, evidence: object, features: object, roles: object) -> list[float]:
        return []

    def accept_from(self, target: float) -> float:
        return 0.6


def test_a_judge_has_weighed_the_sums_already_and_knows_from_where_to_accept() -> None:
    gross = Validate(Cautious(), target=0.99)(invoice("119.00", confidence=0.7)).field(
        "gross_total"
    )
    assert gross is not None
    assert (gross.confidence, gross.state) == (0.7, State.ACCEPTED)


def test_a_failed_check_outweighs_the_judge() -> None:
    gross = Validate(Cautious())(invoice("120.00", confidence=0.99)).field("gross_total")
    assert gross is not None
    assert gross.state == State.REVIEW


def test_every_check_is_kept() -> None:
    checks = {check.rule: check.passed for check in Validate()(invoice("119.00")).checks}
    assert checks["net_plus_tax_is_gross"]
    assert not checks["required_fields_present"]


@pytest.mark.parametrize("guess", [None, TypeGuess("unknown", 0.2)])
def test_a_document_of_unknown_type_is_held_against_no_rule(guess: TypeGuess | None) -> None:
    before = replace(invoice("120.00"), type=guess)
    assert Validate()(before) == before


def test_the_check_that_a_value_was_repaired_for_proves_nothing_more() -> None:
    document = invoice("119.00")
    repaired = replace(document.fields[2], voter="repair@1", confidence=0.8)
    after = Validate()(replace(document, fields=(*document.fields[:2], repaired)))
    assert after.field("gross_total") == repaired
    net = after.field("net_total")
    assert net is not None
    assert net.state == State.ACCEPTED


@pytest.mark.parametrize(("confidence", "state"), [(0.79, State.REVIEW), (0.8, State.ACCEPTED)])
def test_nothing_is_accepted_under_a_type_that_is_doubtful(confidence: float, state: State) -> None:
    """What stands for a total on one type is another amount on the next."""
    document = replace(invoice("119.00"), type=TypeGuess("invoice", confidence))
    gross = Validate()(document).field("gross_total")
    assert gross is not None
    assert gross.state is state
