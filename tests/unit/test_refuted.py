"""A guess that surer values refute is withdrawn: the check sends nobody to look for nothing."""

from __future__ import annotations

from docintel.core.document import Document, Field, TypeGuess
from docintel.core.page import Origin
from docintel.core.type_files import document_types
from docintel.rules.refuted import without_refuted
from docintel.stages.repair_fields import RepairFields


def field(name: str, value: str, confidence: float, source: Origin = Origin.OCR) -> Field:
    return Field(name, value, value, confidence, source, "rules@1")


def names(*fields: Field, type_name: str = "payslip") -> set[str]:
    document = Document("d", type=TypeGuess(type_name, 1.0), fields=fields)
    left = without_refuted(document, document_types()[type_name])
    assert RepairFields()(document).fields == left.fields
    return {one.name for one in left.fields}


GROSS = field("gross", "2450.00", 0.95)


def test_a_guess_that_a_check_refutes_is_withdrawn() -> None:
    assert names(GROSS, field("gross_ytd", "960.00", 0.44)) == {"gross"}


def test_a_guess_that_nothing_refutes_stays() -> None:
    assert names(GROSS, field("gross_ytd", "9600.00", 0.44)) == {"gross", "gross_ytd"}


def test_what_is_likelier_right_than_wrong_is_for_a_person_to_decide() -> None:
    assert names(GROSS, field("gross_ytd", "960.00", 0.6)) == {"gross", "gross_ytd"}


def test_what_is_known_and_not_guessed_is_for_a_person_to_decide() -> None:
    known = field("gross_ytd", "960.00", 0.4, Origin.FORM_FIELD)
    assert names(GROSS, known) == {"gross", "gross_ytd"}


def test_a_value_that_matters_is_not_withdrawn() -> None:
    dates = field("invoice_date", "2026-05-05", 0.4), field("due_date", "2026-04-01", 0.9)
    assert names(*dates, type_name="invoice") == {"invoice_date", "due_date"}
