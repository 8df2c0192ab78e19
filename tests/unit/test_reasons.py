"""A document with anything to look at is not done, and says what to look at."""

from __future__ import annotations

from dataclasses import replace

from docintel.core.document import Check, Document, LineItem, State, TypeGuess
from docintel.core.page import Failure, Page
from docintel.core.type_files import document_types
from docintel.services.reasons import reasons_for_review
from tests.fakes import field_of

DONE = Document(
    "d",
    pages=(Page(1, 9, 9, 72),),
    type=TypeGuess("receipt", 0.9),
    fields=(field_of("total", "5"),),
    checks=(Check("positive", True, "the total is positive"),),
)
FAILED = Failure("find_layout", "engine_failed", "the layout model failed")


def codes(document: Document) -> list[str]:
    return [reason.code for reason in reasons_for_review(document, document_types())]


def test_a_document_in_order_gives_no_reason() -> None:
    assert codes(DONE) == []


def test_a_failed_check_is_a_reason() -> None:
    assert codes(replace(DONE, checks=(Check("sum", False, "1 + 1 is not 3"),))) == ["check_failed"]


def test_an_unsure_field_is_a_reason() -> None:
    unsure = (field_of("total", "5", State.REVIEW),)
    assert codes(replace(DONE, fields=unsure)) == ["field_unsure"]


def test_unsure_line_items_are_one_reason() -> None:
    item = LineItem((field_of("description", "tea"), field_of("total", "5", State.REVIEW)))
    [reason] = reasons_for_review(replace(DONE, line_items=(item, item)), document_types())
    assert reason.message == "confirm 2 of 4 values in line items"


def test_a_doubtful_value_that_is_not_core_holds_nothing_up() -> None:
    unsure = (*DONE.fields, field_of("merchant_phone", "0 12 34", State.REVIEW))
    item = LineItem((field_of("quantity", "2", State.REVIEW), field_of("total", "5")))
    assert codes(replace(DONE, fields=unsure, line_items=(item,))) == []


def test_of_a_type_that_is_not_shipped_every_value_counts() -> None:
    unsure = (field_of("merchant_phone", "0 12 34", State.REVIEW),)
    assert codes(replace(DONE, type=TypeGuess("our_own", 1.0), fields=unsure)) == ["field_unsure"]


def test_an_unknown_type_is_a_reason() -> None:
    assert codes(replace(DONE, type=TypeGuess("unknown", 0.1))) == ["type_unknown"]


def test_a_stage_that_failed_on_many_pages_is_one_reason() -> None:
    pages = tuple(Page(number, 9, 9, 72, failures=(FAILED,)) for number in range(1, 14))
    [reason] = reasons_for_review(replace(DONE, pages=pages), document_types())
    assert reason.message.startswith("page 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more: ")


def test_a_stage_that_failed_on_the_document_is_a_reason() -> None:
    assert codes(replace(DONE, failures=(FAILED,))) == ["stage_failed"]
