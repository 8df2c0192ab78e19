"""What learned one's own examples is believed as far as held-back documents bear it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from docintel.core.document import Candidate, Document, State, TypeGuess
from docintel.core.page import Origin
from docintel.core.type_parser import parse_document_type
from docintel.engines.boosting.trust import Trust
from docintel.engines.judge.curve import Curve
from docintel.extraction.own_votes import Curves, believed
from docintel.stages.decide_fields import DecideFields
from docintel.stages.validate import Validate
from docintel.training.own_type.believe import trust_in
from docintel.training.own_type.held_back import Answer
from tests.unit.boosting_examples import PERMIT

TYPE = parse_document_type(PERMIT, "permit.toml")
TARGET = 0.98


def answers(layouts: int, of_each: int, right: float, said: float = 0.97) -> list[Answer]:
    """Of three roles, the same share of them right in every layout."""
    return [
        Answer(role, said, at < round(right * of_each), f"layout/{layout}")
        for layout in range(layouts)
        for at in range(of_each)
        for role in ("number", "holder", "fee")
    ]


def surest(trust: Trust) -> float:
    return trust.most


def test_of_twenty_documents_nothing_is_sure_enough_to_be_accepted() -> None:
    assert surest(trust_in(answers(layouts=5, of_each=4, right=1.0))) < TARGET


def test_of_many_documents_that_are_all_right_what_the_model_is_sure_of_is_accepted() -> None:
    trust = trust_in(answers(layouts=25, of_each=9, right=1.0))
    assert surest(trust) >= TARGET
    assert float(trust.curves["fee"](np.array([0.2]))[0]) < TARGET


def test_many_documents_of_few_layouts_tell_little_of_other_layouts() -> None:
    assert surest(trust_in(answers(layouts=4, of_each=100, right=1.0))) <= 0.5
    assert surest(trust_in(answers(layouts=12, of_each=100, right=1.0))) < TARGET


def test_where_all_look_alike_it_takes_hundreds_to_be_that_sure() -> None:
    assert surest(trust_in(answers(layouts=1, of_each=60, right=1.0))) < 0.97
    assert surest(trust_in(answers(layouts=1, of_each=400, right=1.0))) >= TARGET


@pytest.mark.parametrize("right", [0.5, 0.8, 0.9])
def test_a_model_that_is_sure_and_wrong_is_believed_as_often_as_it_is_right(right: float) -> None:
    trust = trust_in(answers(layouts=20, of_each=10, right=right))
    found = float(trust.curves["fee"](np.array([0.97]))[0])
    assert right - 0.1 < found <= right + 0.02


def test_a_field_that_goes_wrong_is_believed_less_than_others_as_sure() -> None:
    good = [one for one in answers(20, 10, 1.0) if one.role != "holder"]
    bad = [one for one in answers(20, 10, 0.4) if one.role == "holder"]
    curves = trust_in([*good, *bad]).curves
    said = np.array([0.97])
    assert curves["holder"](said)[0] < 0.6
    assert curves["fee"](said)[0] > 0.85


def test_where_too_few_answers_are_known_nothing_is_surer_than_a_coin() -> None:
    assert surest(trust_in(answers(layouts=2, of_each=3, right=1.0))) <= 0.5
    assert not trust_in([]).curves


def test_surer_answers_are_never_believed_less() -> None:
    drawn = np.random.default_rng(3)
    made = [
        Answer("fee", float(said), bool(drawn.random() < said**2), f"layout/{at % 17}")
        for at, said in enumerate(drawn.random(300))
    ]
    [curve] = trust_in(made).curves.values()
    assert (np.diff(curve.right) >= 0).all()
    assert (np.diff(curve.said) >= 0).all()


def test_what_is_stored_is_read_back() -> None:
    trust = trust_in(answers(6, 5, 0.8))
    again = Trust.of(trust.arrays())
    assert set(again.curves) == {"number", "holder", "fee"}
    assert again.curves["fee"].right.tolist() == trust.curves["fee"].right.tolist()


class Lenient:
    """A judge for whom everything is right that is likelier than not."""

    version = "judge@1"

    def weigh(
        self,
        evidence: np.ndarray[tuple[int, ...], np.dtype[np.float32]],
        features: Sequence[str],
        roles: Sequence[str],
    ) -> Sequence[float]:
        return [0.9] * len(roles)

    def accept_from(self, target: float) -> float:
        return 0.5


def vote(voter: str, value: str, confidence: float) -> Candidate:
    return Candidate("fee", value, value, confidence, Origin.MODEL, voter)


def state(tmp_path: Path, curves: Curves, *votes: Candidate) -> State:
    (tmp_path / "permit.toml").write_text(PERMIT, encoding="utf-8")
    types = str(tmp_path)
    document = Document(
        "d", type=TypeGuess("permit", 1.0), candidates=believed(votes, TYPE, curves)
    )
    decided = DecideFields(Lenient(), types=types)(document)
    [fee] = Validate(Lenient(), target=TARGET, types=types)(decided).fields
    assert fee.value == "3.50"
    return fee.state


SURE = vote("own-boosting@1", "3.50", 0.99)
AS_SAID = Curve(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
LESS = Curve(np.array([0.0, 1.0]), np.array([0.0, 0.95]))


def test_the_state_follows_the_target_and_what_was_learned_of_the_models_answers(
    tmp_path: Path,
) -> None:
    assert state(tmp_path, {"fee": AS_SAID}, SURE) is State.ACCEPTED
    assert state(tmp_path, {"fee": LESS}, SURE) is State.REVIEW


def test_a_model_whose_answers_nobody_examined_has_nothing_accepted(tmp_path: Path) -> None:
    assert state(tmp_path, {}, SURE) is State.REVIEW
    assert state(tmp_path, {"number": AS_SAID}, SURE) is State.REVIEW


def test_others_who_say_the_same_make_the_model_no_surer(tmp_path: Path) -> None:
    rules = vote("rules@1", "3.50", 0.99)
    assert state(tmp_path, {"fee": LESS}, SURE, rules) is State.REVIEW


def test_places_that_say_the_same_are_one_value_and_believed_together() -> None:
    twice = [
        replace(SURE, confidence=0.5),
        replace(SURE, confidence=0.4),
        vote("own-b@1", "9", 0.3),
    ]
    found = believed(twice, TYPE, {"fee": AS_SAID})
    assert [one.value for one in found] == ["3.50", "9"]
    assert found[0].confidence == pytest.approx(1 - 0.5 * (1 - 0.25 * 0.4))
    assert found[1].confidence == pytest.approx(0.3)


def test_what_others_say_is_left_as_it_is() -> None:
    others = (vote("rules@1", "1.00", 0.7), vote("layoutlm@1", "1.00", 0.6))
    assert believed(others, TYPE, {}) == others
