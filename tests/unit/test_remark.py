"""What is to do about a document fits into a line."""

from __future__ import annotations

from dataclasses import replace

from docintel.core.filing import Note
from docintel.services.remark import remark
from tests.unit.test_record import FILING

_CHECK = Note("check_failed", "2 lines sum to 9, but net is 8")
_TOTAL = Note("field_unsure", "confirm total, which is 80% sure")
_DATE = Note("field_unsure", "confirm date, which is 70% sure")


def test_unsure_fields_are_counted_after_what_went_wrong() -> None:
    filing = replace(FILING, error=None, reasons=(_TOTAL, _CHECK, _DATE))
    assert remark(filing) == "2 lines sum to 9, but net is 8; confirm 2 fields"


def test_a_single_unsure_field_is_named() -> None:
    assert remark(replace(FILING, error=None, reasons=(_TOTAL,))) == _TOTAL.message


def test_an_error_is_all_that_is_said() -> None:
    filing = replace(FILING, error=Note("empty", "the file is empty"), reasons=(_TOTAL,))
    assert remark(filing) == "the file is empty"


def test_nothing_is_said_where_nothing_is_to_do() -> None:
    assert remark(replace(FILING, error=None, reasons=())) == ""
