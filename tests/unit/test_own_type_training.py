"""A type of one's own is learned from a few labelled documents, and faults are named before."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from docintel.core.document import Document
from docintel.engines.boosting.model import OWN_FEATURES, BoostingModel
from docintel.engines.boosting.voter import Boosting, name_of
from docintel.engines.protocols import WordScores
from docintel.errors import ConfigError
from docintel.stages.propose_by_model import ProposeByModel
from docintel.training.own_type.checked_rows import check_shown, checked_rows
from docintel.training.own_type.layouts import layouts_of
from docintel.training.own_type.learn import retrain
from docintel.training.own_type.options import LearnedType, OwnTypeTraining
from docintel.training.rows import Labelled, Unmatched
from tests.unit.boosting_examples import PERMIT, TYPE, document, example

QUICK = replace(OwnTypeTraining.recipe, rounds=20, least_in_leaf=2)


def options(out: Path) -> OwnTypeTraining:
    return OwnTypeTraining("permit", out / "labels.jsonl", out, out / "work", QUICK)


@cache
def learned(folder: Path) -> LearnedType:
    return retrain(TYPE, [example(at) for at in range(14)], options(folder))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


def test_values_of_documents_that_were_held_back_are_found(folder: Path) -> None:
    found = learned(folder)
    assert found.documents == 14
    assert found.known["permit_number"] > 0.8
    assert found.known["fee"] > 0.8


def test_the_model_knows_how_often_fields_are_there(folder: Path) -> None:
    learned(folder)
    model = BoostingModel.load(folder / name_of("permit"))
    assert model.habits
    assert model.habits.present.min() > 0.9
    scores = model.score(document(40), TYPE)[0]
    words = [word.text for word in document(40).pages[0].words]
    fee = scores[:, model.labels.index("fee")]
    assert words[int(fee.argmax())] == "43.50"
    assert fee.max() > 0.6


def test_a_voter_says_that_it_learned_ones_own_examples(folder: Path) -> None:
    learned(folder)
    types = folder / "types"
    types.mkdir(exist_ok=True)
    (types / "permit.toml").write_text(PERMIT, encoding="utf-8")
    voter = Boosting(models=str(folder), types=str(types))
    assert voter.score(document(31)).own
    assert set(voter.score(document(31)).curves) == {"number", "holder", "fee"}
    proposed = ProposeByModel(voter, types=str(types))(document(31)).candidates
    assert {one.voter for one in proposed} == {f"own-{voter.version}"}


@dataclass(frozen=True)
class Unexamined:
    """A voter whose model nobody examined, as those of before."""

    voter: Boosting
    version: str = "boosting@0"

    def score(self, document: Document) -> WordScores:
        return replace(self.voter.score(document), curves={})


def test_values_are_as_sure_as_such_answers_proved_to_be(folder: Path) -> None:
    learned(folder)
    (folder / "types").mkdir(exist_ok=True)
    (folder / "types" / "permit.toml").write_text(PERMIT, encoding="utf-8")
    voter = Boosting(models=str(folder), types=str(folder / "types"))
    said = voter.score(document(40))
    assert max(page.max() for page in said.pages) > 0.9
    proposed = ProposeByModel(voter, types=voter.types)(document(40)).candidates
    assert max(one.confidence for one in proposed) < 0.9
    unexamined = ProposeByModel(Unexamined(voter), types=voter.types)(document(40)).candidates
    assert max(one.confidence for one in unexamined) <= 0.5


def test_of_a_few_documents_no_value_is_as_sure_as_its_acceptance_asks_for(folder: Path) -> None:
    learned(folder)
    model = BoostingModel.load(folder / name_of("permit"))
    assert model.trust.most < 0.9
    assert learned(folder).surest == model.trust.most


@pytest.mark.parametrize(
    "changed",
    [{}, {"own_features": OWN_FEATURES - 1}, {"own_features": OWN_FEATURES, "features": 2}],
)
def test_a_model_that_saw_documents_differently_is_to_be_trained_again(
    folder: Path, tmp_path: Path, changed: dict[str, int]
) -> None:
    learned(folder)
    with np.load(folder / name_of("permit")) as stored:
        # Models of before had no number for what only they see.
        kept = {name: stored[name] for name in stored if name != "own_features"}
    np.savez(tmp_path / "older.npz", **{**kept, **changed})
    with pytest.raises(
        ConfigError, match=r"train it again, with `docintel train fields --type perm"
    ):
        BoostingModel.load(tmp_path / "older.npz")


def test_documents_without_text_are_no_documents_to_learn_from(tmp_path: Path) -> None:
    blank = replace(example(0), document=Document("blank", ()), tags=())
    with pytest.raises(ConfigError, match="1 documents of type 'permit' have text; at least 5"):
        retrain(TYPE, [blank] * 6 + [example(1)], options(tmp_path))


def test_documents_of_one_form_are_one_layout() -> None:
    assert len(set(layouts_of([document(at) for at in range(6)]))) == 1


FIELDS = {"permit_number": "P-4000", "holder": "Alder Boats", "fee": "3.50"}
LINES = [{"text": "Permit no: P-4000", "box": [0, 0, 90, 10]}]


def labels(folder: Path, *rows: Any) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def row(**changed: Any) -> dict[str, Any]:
    return {"id": "1", "lines": LINES, "fields": FIELDS, **changed}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], r"holds 0 documents; at least 5 are needed"),
        ([row()] * 4, r"holds 4 documents; at least 5 are needed"),
        ([*[row()] * 5, row(fields={"fees": "1"})], r"line 6: type 'permit' has no field fees; it"),
        ([row(fields={})] * 6, r"no field of type 'permit' is labelled in at least 3 documents"),
        ([*[row()] * 5, row(pdf="gone.pdf")], r"line 6: .*gone\.pdf is not there"),
        ([*[row()] * 5, row(pdf="long/" * 1000)], r"line 6: .{300}\.\.\. is not there"),
        ([*[row()] * 5, row(lines=[])], r'line 6: there is no "pdf", "image" or "lines"'),
        ([*[row()] * 5, {"id": "6"}], r"line 6: not a labelled document .*it needs"),
        ([*[row()] * 5, row(fields=["a"])], r"line 6: not a labelled document .*it needs"),
    ],
)
def test_labels_that_nothing_can_be_learned_from_are_named(
    tmp_path: Path, rows: list[Any], said: str
) -> None:
    with pytest.raises(ConfigError, match=said):
        checked_rows(labels(tmp_path, *rows), TYPE)


def test_labels_that_no_text_shows_are_named_with_their_line() -> None:
    unshown = tuple(replace(example(at), fields={}) for at in range(6))
    missing = tuple(Unmatched(f"p{at}", at + 1, "fee") for at in range(6))
    with pytest.raises(ConfigError, match=r"line 1, document p0, field fee: .*\(and 5 more"):
        check_shown(Path("labels.jsonl"), Labelled(unshown, missing))
    check_shown(Path("labels.jsonl"), Labelled(tuple(map(example, range(6))), missing[:2]))
