"""The judge gives probabilities out of a file, and says from where on they may be trusted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from docintel.core.document import Candidate, Document, State, TypeGuess
from docintel.core.page import Origin
from docintel.engines.boosting.forest import Forest
from docintel.engines.judge import FILE, Judge
from docintel.engines.judge.curve import Curve
from docintel.engines.judge.verdict import Verdicts, read_verdicts
from docintel.errors import ConfigError
from docintel.stages.decide_fields import DecideFields
from docintel.stages.validate import Validate
from docintel.training.manifest import ModelEntry, add_model


def verdicts() -> Verdicts:
    """One tree: `together` above a half means log-odds of 2, else of -2."""
    forest = Forest(
        roots=np.array([0], np.int32),
        features=np.array([0, 0, 0], np.int32),
        thresholds=np.array([0.5, 0.0, 0.0]),
        left=np.array([1, 1, 2], np.int32),
        right=np.array([2, 1, 2], np.int32),
        values=np.array([0.0, -2.0, 2.0]),
        baseline=0.0,
    )
    straight = Curve(np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    halved = Curve(np.array([0.0, 1.0]), np.array([0.0, 0.5]))
    return Verdicts(
        features=("together",),
        forest=forest,
        curves={"": straight, "date": halved},
        confidences=np.array([0.3, 0.8, 0.9]),
        precisions=np.array([0.7, 0.95, 0.99]),
    )


@pytest.fixture
def models(tmp_path: Path) -> str:
    verdicts().write(tmp_path / FILE)
    add_model(tmp_path, ModelEntry("judge", "1", [FILE], [], "docintel train judge"))
    return str(tmp_path)


def rows(*together: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return np.array([[0.0, one] for one in together], np.float32)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / FILE
    verdicts().write(path)
    again = read_verdicts(path)
    assert again.features == ("together",)
    assert again.forest.probabilities(np.array([[0.9]])) == pytest.approx([0.8808], abs=1e-4)
    assert set(again.curves) == {"", "date"}


def test_columns_are_found_by_name_and_curves_by_role(models: str) -> None:
    said = Judge(models).weigh(
        rows(0.9, 0.1, 0.9), ["length", "together"], ["total", "total", "date"]
    )
    assert said == pytest.approx([0.8808, 0.1192, 0.4404], abs=1e-4)


def test_acceptance_begins_where_enough_were_right(models: str) -> None:
    judge = Judge(models)
    assert judge.accept_from(0.9) == 0.8
    assert judge.accept_from(0.99) == 0.9
    assert judge.accept_from(0.999) == 0.999


def test_evidence_that_is_not_given_is_named(models: str) -> None:
    with pytest.raises(ConfigError, match=r"asks for together.*docintel train judge"):
        Judge(models).weigh(rows(0.9), ["length", "lead"], ["total"])


def test_a_file_that_holds_no_judge_is_answered(tmp_path: Path) -> None:
    path = tmp_path / FILE
    for content in (b"", b"PK\x03\x04 and so on", json.dumps({}).encode()):
        path.write_bytes(content)
        with pytest.raises(ConfigError, match="holds no judge of fields"):
            read_verdicts(path)
    np.savez(path, features=np.array(["together"]))
    with pytest.raises(ConfigError, match="holds no judge of fields"):
        read_verdicts(path)


def test_a_judge_that_was_cut_short_is_answered_however_it_was_cut(tmp_path: Path) -> None:
    path = tmp_path / FILE
    verdicts().write(path)
    with np.load(path) as stored:
        whole = dict(stored)
    for name in (one for one, array in whole.items() if array.ndim):
        np.savez(path, **{**whole, name: whole[name][:-1]})
        with pytest.raises(ConfigError, match="holds no judge of fields"):
            read_verdicts(path)


def test_trees_that_go_round_in_circles_are_answered(tmp_path: Path) -> None:
    path, judge = tmp_path / FILE, verdicts()
    circle = replace(judge.forest, left=np.array([1, 0, 2], np.int32))
    replace(judge, forest=circle).write(path)
    with pytest.raises(ConfigError, match=r"cut short|lead nowhere"):
        read_verdicts(path)


def test_nothing_in_the_file_is_run(tmp_path: Path) -> None:
    path = tmp_path / FILE
    np.savez(path, features=np.array([{"a": "pickle"}], dtype=object))
    with pytest.raises(ConfigError, match="holds no judge of fields"):
        read_verdicts(path)


def test_the_version_names_these_very_weights(models: str) -> None:
    assert Judge(models).version == Judge(models).version
    assert Judge(models).version.startswith("judge@")


def receipt(*votes: tuple[str, float, str]) -> Document:
    candidates = tuple(
        Candidate("total", value, value, confidence, Origin.OCR, voter)
        for value, confidence, voter in votes
    )
    return Document("d", type=TypeGuess("receipt", 1.0), candidates=candidates)


def test_the_judges_probability_is_the_confidence_and_decides_what_is_accepted(models: str) -> None:
    judge = Judge(models)
    decided = DecideFields(judge)(receipt(("2.00", 0.9, "rules@1"), ("1.00", 0.3, "boosting@1")))
    [total] = decided.fields
    assert total.value == "2.00"
    assert total.confidence == pytest.approx(0.8808)
    assert [(one.value, one.confidence) for one in total.alternatives] == [("1.00", 0.1192)]
    assert total.state is State.REVIEW
    assert Validate(judge, target=0.95)(decided).fields[0].state is State.ACCEPTED
    assert Validate(judge, target=0.99)(decided).fields[0].state is State.REVIEW
