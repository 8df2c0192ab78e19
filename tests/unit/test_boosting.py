"""The cheap voter: what it sees, what it learns, and that its trees are scikit-learn's."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.document import TypeGuess
from docintel.core.document_type import Kind
from docintel.core.type_files import document_types
from docintel.engines.boosting.forest import Forest
from docintel.engines.boosting.model import BoostingModel
from docintel.engines.boosting.observe import NAMES, observe
from docintel.engines.boosting.pairs import NAMES as PAIR_NAMES
from docintel.engines.boosting.pairs import pairs_of
from docintel.engines.boosting.voter import Boosting, name_of
from docintel.engines.weights import preferred
from docintel.errors import ConfigError
from docintel.training.boosting.batch import Batch
from docintel.training.boosting.grow import Recipe, Table, as_forest, fitted
from docintel.training.boosting.lesson import lessons_of
from docintel.training.boosting.train import divided, train_model
from docintel.training.manifest import ModelEntry, add_model
from tests.unit.boosting_examples import PERMIT, TYPE, document, example
from tests.unit.pages import document_of

QUICK = Recipe(rounds=30, least_in_leaf=2)


@cache
def model() -> BoostingModel:
    lessons = [*lessons_of(Batch(tuple(map(example, range(24)))), TYPE, TYPE.fields)]
    return train_model(lessons, TYPE, TYPE.fields, QUICK, "some data")


def home(folder: Path) -> Boosting:
    """A voter with the model and the type of one's own."""
    (folder / "types").mkdir()
    (folder / "types" / "permit.toml").write_text(PERMIT, encoding="utf-8")
    (folder / "models" / "boosting").mkdir(parents=True)
    model().save(folder / "models" / name_of("permit"))
    entry = ModelEntry("boosting-permit", "1", [name_of("permit")], [], "docintel train fields")
    add_model(folder / "models", entry)
    return Boosting(models=str(folder / "models"), types=str(folder / "types"))


def test_trees_as_arrays_say_what_scikit_learn_says() -> None:
    random = np.random.default_rng(3)
    rows = np.round(random.normal(size=(800, 6)), 1).astype(np.float32)
    truth = (rows[:, 0] * rows[:, 1] + random.normal(size=800) * 0.3) > 0.2
    classifier = fitted(
        Table(rows, truth),
        Recipe(rounds=40, share_of_columns=1.0),
    )
    unseen = np.round(random.normal(size=(500, 6)), 1).astype(np.float32)
    expected = classifier.predict_proba(unseen)[:, 1]
    assert np.abs(as_forest(classifier).probabilities(unseen) - expected).max() < 1e-6


def test_trees_without_a_row_say_nothing() -> None:
    assert model().forest.probabilities(np.zeros((0, len(PAIR_NAMES) + 3))).shape == (0,)


def test_values_of_a_document_never_seen_are_marked() -> None:
    unseen = document(31)
    (scores,) = model().score(unseen, TYPE)
    best = {
        label: {
            word.text
            for word, row in zip(unseen.pages[0].words, scores, strict=True)
            if row[at] > 0.5
        }
        for at, label in enumerate(model().labels)
    }
    assert best == {"number": {"P-4217"}, "holder": {"Birch", "Cafe"}, "fee": {"34.50"}}


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="aB9 .:-/€,\n", max_size=300))
def test_every_word_of_any_document_has_a_probability_of_each_field(text: str) -> None:
    any_document = document_of(text, type=TypeGuess("permit", 1.0))
    for page, scores in zip(any_document.pages, model().score(any_document, TYPE), strict=True):
        assert scores.shape == (len(page.words), 3)
        assert ((scores >= 0) & (scores <= 1)).all()


def test_each_row_of_features_has_its_name() -> None:
    observed = observe(document(1), TYPE, frozenset(field.kind for field in TYPE.fields))
    assert observed.numbers.shape == (len(NAMES), len(observed.units))
    pairs = pairs_of(observed, TYPE.fields, model().wording)
    assert pairs.rows.shape[1] == len(PAIR_NAMES) + len(TYPE.fields)
    assert np.isfinite(pairs.rows).all()


def test_a_unit_is_paired_only_with_fields_of_its_kind() -> None:
    observed = observe(document(1), TYPE, frozenset(field.kind for field in TYPE.fields))
    pairs = pairs_of(observed, TYPE.fields, model().wording)
    kinds = {
        (observed.units[unit].kind, TYPE.fields[field].kind)
        for unit, field in zip(pairs.units, pairs.fields, strict=True)
    }
    assert kinds == {
        (Kind.IDENTIFIER, Kind.IDENTIFIER),
        (Kind.TEXT, Kind.NAME),
        (Kind.MONEY, Kind.MONEY),
    }


def test_what_was_stored_is_what_was_trained(tmp_path: Path) -> None:
    model().save(tmp_path / "m.npz")
    again = BoostingModel.load(tmp_path / "m.npz")
    assert (again.type, again.labels, again.data) == ("permit", model().labels, "some data")
    for one, other in zip(
        again.score(document(31), TYPE), model().score(document(31), TYPE), strict=True
    ):
        assert np.abs(one - other).max() < 1e-4


def test_the_same_lessons_make_the_same_trees() -> None:
    lessons = [*lessons_of(Batch(tuple(map(example, range(24)))), TYPE, TYPE.fields)]
    again = train_model(lessons, TYPE, TYPE.fields, QUICK, "some data")
    assert np.array_equal(again.forest.values, model().forest.values)


def test_lessons_of_one_group_are_never_parted() -> None:
    lessons = [*lessons_of(Batch(tuple(map(example, range(8)))), TYPE, TYPE.fields)]
    lessons = [replace(lesson, group=f"g{at % 3}") for at, lesson in enumerate(lessons)]
    parts = list(divided(lessons, 5, 0))
    assert sum(len(held_out) for _, held_out in parts) == 8
    for learned, held_out in parts:
        assert not {one.group for one in learned} & {one.group for one in held_out}


def test_a_type_without_a_model_is_met_with_silence(tmp_path: Path) -> None:
    voter = home(tmp_path)
    other = replace(document(1), type=TypeGuess("unheard_of", 1.0))
    for silent in (voter.score(other), voter.score(replace(other, type=None))):
        assert silent.labels == ()
        assert [scores.shape for scores in silent.pages] == [(len(other.pages[0].words), 0)]


def test_where_nothing_stands_no_label_stands_though_a_sign_may_head_a_column() -> None:
    invoice = document_types()["invoice"]
    assert "#" in {label for column in invoice.columns for label in column.all_labels}
    kinds = frozenset({Kind.NAME, Kind.MONEY})
    seen = observe(document_of("Alder Boats\nTotal 4.50"), invoice, kinds)
    signs = seen.label_signs([*invoice.fields, *invoice.columns])
    assert seen.context.known[0] == ""
    assert not signs.said[0].any()


def test_a_model_of_ones_own_is_found_and_heard(tmp_path: Path) -> None:
    scores = home(tmp_path).score(document(31))
    assert scores.labels == ("number", "holder", "fee")
    assert scores.pages[0].max() > 0.5


def test_a_model_of_ones_own_goes_before_the_one_that_ships(tmp_path: Path) -> None:
    """Trained anew for receipts, it has learned to believe in nothing."""
    receipt = document_of("Corner Shop\nTea 4.50\nTotal 4.50", type=TypeGuess("receipt", 1.0))
    assert Boosting().score(receipt).pages[0].max() > 0.01
    shipped = BoostingModel.load(preferred(name_of("receipt"), None))
    (tmp_path / "boosting").mkdir()
    silent = replace(shipped, forest=replace(shipped.forest, baseline=-90.0))
    silent.save(tmp_path / name_of("receipt"))
    entry = ModelEntry("boosting-receipt", "1", [name_of("receipt")], [], "docintel train fields")
    add_model(tmp_path, entry)
    own = Boosting(models=str(tmp_path))
    assert own.score(receipt).pages[0].max() < 0.01
    assert own.version != Boosting().version


def test_a_model_that_was_trained_again_is_another_version(tmp_path: Path) -> None:
    voter = home(tmp_path)
    before = voter.version
    replace(model(), data="more data").save(tmp_path / "models" / name_of("permit"))
    entry = ModelEntry("boosting-permit", "2", [name_of("permit")], [], "docintel train fields")
    add_model(tmp_path / "models", entry)
    assert voter.version != before
    assert voter.score(document(31)).labels == ("number", "holder", "fee")


@pytest.mark.parametrize("content", [b"", b"PK not a model", b"\x80\x04K\x01."])
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.npz").write_bytes(content)
    with pytest.raises(ConfigError, match=r"m\.npz is no model"):
        BoostingModel.load(tmp_path / "m.npz")


def test_a_model_of_other_features_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("docintel.engines.boosting.model.FEATURES", 0)
        model().save(tmp_path / "m.npz")
    with pytest.raises(ConfigError, match="train it again"):
        BoostingModel.load(tmp_path / "m.npz")


def test_a_type_that_lost_a_field_asks_for_a_new_model() -> None:
    poorer = replace(TYPE, fields=TYPE.fields[:2])
    with pytest.raises(ConfigError, match="docintel train fields --type permit"):
        model().score(document(1), poorer)


def test_a_stored_forest_is_the_same_forest() -> None:
    again = Forest.of(model().forest.arrays())
    rows = np.random.default_rng(0).normal(size=(50, len(PAIR_NAMES) + 3))
    assert np.array_equal(again.log_odds(rows), model().forest.log_odds(rows))
