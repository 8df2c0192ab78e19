"""Hints for types of one's own: columns of values, words of labels, one value a field."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from docintel.core.document import Document
from docintel.core.document_type import Kind
from docintel.engines.boosting.column_mates import NAMES, column_mates
from docintel.engines.boosting.habits import Habits
from docintel.engines.boosting.hints import NAMES as HINTS
from docintel.engines.boosting.hints import hints_of
from docintel.engines.boosting.label_words import label_words
from docintel.engines.boosting.observe import Observed, observe
from docintel.engines.boosting.sole import weighed
from docintel.engines.boosting.units import Unit
from tests.unit.boosting_examples import TYPE
from tests.unit.typesetting import typeset

TABLE = typeset(
    [
        (50, 50, "Fee 12.00"),
        *((300, 200 + 20 * row, f"{row + 1}.50") for row in range(5)),
    ]
)


def observed(of: Document = TABLE) -> Observed:
    return observe(of, TYPE, frozenset({Kind.MONEY}))


def test_an_amount_of_a_table_has_mates_and_a_lone_one_has_none() -> None:
    seen = observed()
    mates = dict(zip((unit.value for unit in seen.units), column_mates(seen), strict=True))
    assert mates["12.00"][NAMES.index("in_column")] == 0
    assert [mates[f"{row + 1}.50"][0] for row in range(5)] == [4, 4, 4, 4, 4]


def test_what_sounds_like_a_label_is_told_from_a_name() -> None:
    seen = observe(
        typeset([(50, 50, "Original Date / Number"), (50, 90, "Cedar Cycles")]),
        TYPE,
        frozenset({Kind.NAME}),
    )
    shares = dict(zip((unit.value for unit in seen.units), label_words(seen)[:, 0], strict=True))
    assert shares["Original Date / Number"] > 0.5
    assert shares["Cedar Cycles"] == 0


def test_a_blank_page_has_no_hints() -> None:
    nothing = replace(TABLE, pages=(replace(TABLE.pages[0], words=(), lines=()),))
    assert hints_of(observed(nothing)).shape == (0, len(HINTS))


def test_the_likeliest_value_of_a_field_that_all_documents_have_is_likely() -> None:
    units = [Unit(0, 0, 1, Kind.MONEY, value) for value in ("1.00", "2.00", "2.00", "3.00")]
    likely = np.array([[0.01, 0.01], [0.2, 0.2], [0.1, 0.1], [0.0, 0.0]])
    always, seldom = weighed(units, likely, np.array([0.99, 0.1])).T
    assert always[1] > 0.9
    assert seldom[1] < 0.1
    # A value has its probability once, and all values together have no more than one.
    assert always[2] == 0
    assert always.sum() < 1


def test_nothing_is_changed_where_a_field_may_have_many_values() -> None:
    likely = np.array([[0.9], [0.8]])
    units = [Unit(0, 0, 1, Kind.MONEY, value) for value in ("1.00", "2.00")]
    assert np.array_equal(weighed(units, likely, np.zeros(1)), likely)


def test_of_two_that_stand_side_by_side_the_surer_draws_the_other() -> None:
    days = ("2026-03-02", "2026-03-09", "2026-05-01", "2026-05-31")
    units = [Unit(at // 2, 0, 1, Kind.DATE, day) for at, day in enumerate(days)]
    likely = np.array([[0.5, 0.1], [0.1, 0.4], [0.4, 0.1], [0.1, 0.9]])
    apart, beside = (
        Habits(np.full(2, 0.99), np.array([[0.0, share], [share, 0.0]])).applied(units, likely)
        for share in (0.1, 0.9)
    )
    assert [days[at] for at in apart.argmax(axis=0)] == ["2026-03-02", "2026-05-31"]
    assert [days[at] for at in beside.argmax(axis=0)] == ["2026-05-01", "2026-05-31"]


def test_habits_of_a_document_without_values_are_none() -> None:
    habits = Habits(np.full(1, 0.9), np.full((1, 1), 0.9))
    assert habits.applied([], np.zeros((0, 1))).shape == (0, 1)
    assert not habits.applied([Unit(0, 0, 1, Kind.DATE, "2026-03-02")], np.zeros((1, 1))).any()
