"""Whether what was found is what is labelled."""

import pytest

from docintel.core.document import Field
from docintel.core.document_type import Kind
from docintel.core.page import Origin
from docintel.evaluation.outcomes import judged


@pytest.mark.parametrize(
    ("expected", "text", "value", "right"),
    [
        ("2024-03-04", "03/04/2024", "2024-03-04", True),
        ("2024-04-03", "03/04/2024", "2024-03-04", False),
        # The label says no more than the print does, so either order agrees with it.
        ("03/04/2024", "03/04/2024", "2024-03-04", True),
        ("03/04/2024", "03/04/2024", "2024-04-03", True),
        ("03/04/2024", "4 Mar 2024", "2024-03-04", False),
    ],
)
def test_a_date_is_right_by_its_value_or_by_the_print_that_was_labelled(
    expected: str, text: str, value: str, right: bool
) -> None:
    found = Field("date", value, text, 0.9, Origin.OCR, "test")
    outcome = judged("d", "date", Kind.DATE, expected, found)
    assert outcome and outcome.correct is right


def test_an_amount_is_right_by_its_value_alone() -> None:
    found = Field("total", "1.234", "1.234", 0.9, Origin.OCR, "test")
    outcome = judged("d", "total", Kind.MONEY, "1234", found)
    assert outcome and not outcome.correct


def test_nothing_labelled_and_nothing_found_is_no_outcome() -> None:
    assert judged("d", "total", Kind.MONEY, None, None) is None
