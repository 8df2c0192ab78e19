"""The figures of an evaluation are those of their definitions."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Field, State
from docintel.core.document_type import Kind
from docintel.core.page import Origin
from docintel.evaluation.metrics import (
    accepted_at,
    accepted_by_state,
    calibration_error,
    reliability,
    score,
    scores,
)
from docintel.evaluation.outcomes import Outcome


def outcome(
    correct: bool = True,
    confidence: float | None = 0.9,
    name: str = "total",
    expected: str | None = "1",
    state: State = State.REVIEW,
) -> Outcome:
    """No confidence means that nothing was found."""
    found = None
    if confidence is not None:
        found = Field(name, "1", "1", confidence, Origin.OCR, "test", state=state)
    return Outcome("d", name, Kind.MONEY, expected, found, correct, exact=correct)


many = st.lists(
    st.builds(outcome, st.booleans(), st.floats(0, 1), state=st.sampled_from(State)), min_size=1
)


def test_precision_counts_what_was_found_and_recall_what_is_labelled() -> None:
    total = score(
        "total",
        [
            outcome(),
            outcome(correct=False),
            outcome(correct=False, confidence=None),
            outcome(correct=False, expected=None),
        ],
    )
    assert (total.labelled, total.found, total.correct) == (3, 3, 1)
    assert (total.precision, total.recall, total.f1) == (1 / 3, 1 / 3, 1 / 3)


def test_what_is_right_in_value_only_is_not_exact() -> None:
    total = score("total", [outcome(), replace(outcome(), exact=False)])
    assert (total.f1, total.exact_f1) == (1.0, 0.5)


def test_every_field_has_its_own_score() -> None:
    both = scores([outcome(name="total"), outcome(name="date", correct=False)])
    assert [(one.name, one.f1) for one in both] == [("date", 0.0), ("total", 1.0)]


def test_nothing_found_scores_nothing() -> None:
    nothing = score("total", [])
    assert (nothing.precision, nothing.recall, nothing.f1) == (0.0, 0.0, 0.0)


def test_honest_confidence_has_no_calibration_error() -> None:
    honest = [outcome(correct=number < 8, confidence=0.8) for number in range(10)]
    assert calibration_error(honest) == pytest.approx(0.0)
    boastful = [outcome(correct=number < 5, confidence=1.0) for number in range(10)]
    assert calibration_error(boastful) == pytest.approx(0.5)


def test_values_of_about_one_confidence_are_counted_together() -> None:
    low, high = reliability(
        [outcome(confidence=0.12), outcome(correct=False, confidence=0.18), outcome(confidence=1.0)]
    )
    assert (low.least, low.count, low.precision) == (0.1, 2, 0.5)
    assert low.confidence == pytest.approx(0.15)
    assert (high.least, high.count, high.precision) == (0.9, 1, 1.0)


@given(many)
def test_every_found_value_is_in_one_bin(outcomes: list[Outcome]) -> None:
    bins = reliability(outcomes)
    assert sum(one.count for one in bins) == len(outcomes)
    assert all(one.least <= one.confidence <= one.least + 0.1 + 1e-9 for one in bins)


@given(many)
def test_calibration_error_is_a_share(outcomes: list[Outcome]) -> None:
    assert 0 <= calibration_error(outcomes) <= 1


@given(many, st.sampled_from([0.5, 0.9, 0.99]))
def test_a_threshold_keeps_its_promise(outcomes: list[Outcome], target: float) -> None:
    found = accepted_at(target, outcomes)
    if found is None:
        return
    assert found.threshold is not None
    taken = [one for one in outcomes if one.found and one.found.confidence >= found.threshold]
    assert found.share == len(taken) / len(outcomes)
    assert found.precision == sum(one.correct for one in taken) / len(taken) >= target


@given(many, st.sampled_from([0.5, 0.9, 0.99]))
def test_no_other_threshold_that_keeps_the_promise_accepts_more(
    outcomes: list[Outcome], target: float
) -> None:
    best = accepted_at(target, outcomes)
    for threshold in {one.found.confidence for one in outcomes if one.found}:
        taken = [one for one in outcomes if one.found and one.found.confidence >= threshold]
        if sum(one.correct for one in taken) >= target * len(taken):
            assert best is not None
            assert best.share >= len(taken) / len(outcomes)


def test_no_threshold_makes_wrong_values_right() -> None:
    assert accepted_at(0.9, [outcome(correct=False)]) is None


def test_the_share_accepted_counts_what_was_not_found_too() -> None:
    accepted = accepted_by_state(
        [
            outcome(state=State.ACCEPTED),
            outcome(correct=False, state=State.ACCEPTED),
            outcome(),
            outcome(correct=False, confidence=None),
        ]
    )
    assert (accepted.share, accepted.precision) == (0.5, 0.5)
