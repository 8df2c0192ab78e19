"""Training, at a size that takes seconds: a tiny network and labels that follow from the words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Page, Word
from docintel.engines.field_model import FieldModel
from docintel.engines.field_model.pieces import Pieces
from docintel.errors import ConfigError
from docintel.training.example import Example, Tag
from docintel.training.layoutlm.export import (
    MODEL,
    TOKENIZER,
    WORD_EMBEDDINGS,
    Trained,
    load_weights,
    read_labels,
    save_weights,
    write_model,
)
from docintel.training.layoutlm.material import declared_roles, material_of
from docintel.training.layoutlm.network import FieldNet, Size, spatial_bias
from docintel.training.layoutlm.options import Recipe, Run
from docintel.training.layoutlm.search import Trial, search
from docintel.training.layoutlm.start import minilm_folder, start_from_minilm
from docintel.training.layoutlm.train import Beginning, train_network
from docintel.training.manifest import ModelEntry, add_model

TINY = Size(layers=1, hidden=48, heads=4, inner=64)
RECIPE = Recipe(
    epochs=6,
    learning_rate=3e-3,
    warm_up=5,
    most_pieces=400,
    from_minilm=False,
    looks=1,
    size=TINY,
)
WORDS = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "theta", "kappa", "lambda", "sigma")


def example(number: int) -> Example:
    """A receipt whose amount beside `Total` is the total, and whose other amount is not."""
    random = np.random.default_rng(number)
    rows = [["Shop", str(random.choice(WORDS))], [str(random.choice(WORDS)), "1.50"]]
    rows += [["Total", f"{random.integers(1, 900)}.00"]]
    words = [
        Word(text, Box(200 * column, 40 * row, 200 * column + 90, 40 * row + 30))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    tags: list[Tag] = [None] * len(words)
    tags[-1] = ("total", True)
    page = Page(1, 500, 500, 200, words=tuple(words), lines=group_lines(words))
    document = Document(str(number), (page,))
    return Example(str(number), "receipt", "en", document, (tuple(tags),), {}, "v", "t")


LEARNED, UNSEEN = [example(at) for at in range(60)], [example(at) for at in range(60, 80)]
MATERIAL = material_of(LEARNED, UNSEEN, UNSEEN, ["total"])


def silent(look: dict[str, Any]) -> None:
    """Nobody listens."""


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Trained, Run, dict[str, float]]:
    run = Run(tmp_path_factory.mktemp("run"))
    outcome = train_network(MATERIAL, RECIPE, run, silent)
    return outcome.trained, run, outcome.word_f1


def test_a_tiny_network_learns_what_stands_beside_total(
    trained: tuple[Trained, Run, dict[str, float]],
) -> None:
    model, _, word_f1 = trained
    assert model.roles == ["total"]
    assert word_f1["receipt"] > 0.95


def test_curves_are_drawn_and_every_look_is_logged(
    trained: tuple[Trained, Run, dict[str, float]],
) -> None:
    _, run, _ = trained
    looks = [json.loads(line) for line in run.log.read_text().splitlines()]
    assert [look["share"] for look in looks] == sorted(look["share"] for look in looks)
    assert looks[-1]["loss"] < looks[0]["loss"]
    assert run.curves.read_bytes().startswith(b"\x89PNG")


def test_the_exported_model_says_what_the_network_says(
    trained: tuple[Trained, Run, dict[str, float]], tmp_path: Path
) -> None:
    model, _, _ = trained
    write_model(model, tmp_path / "fields")
    names = [f"fields/{path.name}" for path in (tmp_path / "fields").iterdir()]
    add_model(tmp_path, ModelEntry("fields", model.version, names, (), "docintel train fields"))
    engine = FieldModel(models=str(tmp_path))
    for one in UNSEEN:
        scores = engine.score(one.document)
        assert scores.labels == ("total",)
        found = [bool(row[0] > 0.5) for row in scores.pages[0]]
        assert found == [tag is not None for tag in one.tags[0]]
    assert engine.version == f"layoutlm@{model.version}"


def test_a_changed_model_file_is_refused(
    trained: tuple[Trained, Run, dict[str, float]], tmp_path: Path
) -> None:
    model, _, _ = trained
    write_model(model, tmp_path / "fields")
    names = [f"fields/{path.name}" for path in (tmp_path / "fields").iterdir()]
    add_model(tmp_path, ModelEntry("fields", model.version, names, (), "docintel train fields"))
    with (tmp_path / "fields" / MODEL).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ConfigError, match=r"model\.onnx is not the one that was shipped"):
        FieldModel(str(tmp_path)).score(UNSEEN[0].document)


def test_weights_come_back_as_they_were_saved(
    trained: tuple[Trained, Run, dict[str, float]], tmp_path: Path
) -> None:
    model, _, _ = trained
    save_weights(model.network, tmp_path / "w.safetensors")
    loaded = load_weights(tmp_path / "w.safetensors")
    own = model.network.net.state_dict()
    assert loaded.keys() == own.keys()
    assert all(torch.allclose(loaded[name], own[name], atol=0.02) for name in own)


def test_words_that_are_minilms_are_not_saved_again(tmp_path: Path) -> None:
    network = FieldNet(Pieces(minilm_folder() / TOKENIZER).count, 3, Size(layers=1, inner=64))
    start_from_minilm(network)
    save_weights(network, tmp_path / "w.safetensors")
    words = network.net.layoutlm.embeddings.word_embeddings.weight
    assert (tmp_path / "w.safetensors").stat().st_size < words.numel()
    assert torch.equal(load_weights(tmp_path / "w.safetensors")[WORD_EMBEDDINGS], words)


def test_an_interrupted_training_goes_on_where_it_was(tmp_path: Path) -> None:
    seen: list[int] = []

    def stop_at_the_second(look: dict[str, Any]) -> None:
        seen.append(look["step"])
        if len(seen) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train_network(MATERIAL, RECIPE, Run(tmp_path), stop_at_the_second)
    before, after = Run(tmp_path).seconds, list[dict[str, Any]]()
    outcome = train_network(MATERIAL, RECIPE, Run(tmp_path), after.append)
    assert min(look["step"] for look in after) > max(seen)
    assert after[0]["seconds"] >= before > 0
    assert outcome.word_f1["receipt"] > 0.9


def test_training_ends_early_when_nothing_is_gained(tmp_path: Path) -> None:
    looks: list[dict[str, Any]] = []
    still = replace(RECIPE, epochs=30, learning_rate=0.0, patience=3)
    train_network(MATERIAL, still, Run(tmp_path), looks.append)
    assert len(looks) <= 5


def test_a_teacher_is_listened_to(
    trained: tuple[Trained, Run, dict[str, float]], tmp_path: Path
) -> None:
    """Without a label to learn from, the student still learns from the teacher's answers."""
    model, _, _ = trained
    write_model(model, tmp_path / "teacher")
    wrong = [replace(one, tags=((("total", True), *one.tags[0][1:-1], None),)) for one in LEARNED]
    learner = replace(RECIPE, distilled=20.0, masked_language=0.0, epochs=8)
    outcome = train_network(
        material_of(wrong, UNSEEN, UNSEEN, ["total"]),
        learner,
        Run(tmp_path / "run"),
        silent,
        Beginning(teacher=tmp_path / "teacher"),
    )
    assert outcome.word_f1["receipt"] > 0.9


def test_a_teacher_with_other_roles_is_refused(
    trained: tuple[Trained, Run, dict[str, float]], tmp_path: Path
) -> None:
    model, _, _ = trained
    write_model(replace(model, roles=["date"]), tmp_path)
    assert read_labels(tmp_path)[0] == ["date"]
    with pytest.raises(ConfigError, match="knows other roles"):
        train_network(MATERIAL, RECIPE, Run(tmp_path / "run"), silent, Beginning(teacher=tmp_path))


@pytest.mark.parametrize("count", [0, 3])
def test_nothing_to_learn_is_said(count: int) -> None:
    empty = [replace(one, tags=((None,) * len(one.tags[0]),)) for one in LEARNED[:count]]
    with pytest.raises(ConfigError, match="nothing to learn"):
        material_of(empty, empty)


def test_minilm_gives_its_words_and_layers() -> None:
    network = FieldNet(30522, 3, Size(layers=2))
    assert start_from_minilm(network) > 30
    from safetensors.torch import load_file

    source = load_file(minilm_folder() / "model.safetensors")
    words = network.net.layoutlm.embeddings.word_embeddings.weight
    assert torch.equal(words, source["embeddings.word_embeddings.weight"])


def test_heads_take_turns_in_where_they_look() -> None:
    """Near in order, along the row, along the column, everywhere; never at padding."""
    row, below = [0.0, 0.0, 0.1, 0.1], [0.0, 0.5, 0.1, 0.6]
    boxes = torch.tensor([[row, [0.8, 0.0, 0.9, 0.1], below, [0.0] * 4]])
    near, along_row, along_column, everywhere = spatial_bias(
        boxes, torch.tensor([[1.0, 1.0, 1.0, 0.0]]), 4
    )[0]
    assert near[0, 1] > near[0, 2]
    assert along_row[0, 1] > along_row[0, 2]
    assert along_column[0, 2] > along_column[0, 1]
    assert everywhere[0, 1] == everywhere[0, 2] == 0
    assert (everywhere[:, 3] < -1000).all()


def test_a_search_ranks_its_recipes_and_goes_on_where_it_was(tmp_path: Path) -> None:
    small = material_of(LEARNED[:20], UNSEEN[:8], roles=["total"])
    quick = replace(RECIPE, epochs=2)
    told: list[Trial] = []
    search(small, quick, 2, tmp_path, told.append)
    ranked = search(small, quick, 3, tmp_path, told.append)
    assert len(told) == 3
    assert [trial.f1 for trial in ranked] == sorted((trial.f1 for trial in told), reverse=True)
    assert len({trial.recipe.learning_rate for trial in ranked}) == 3


def test_an_interrupted_trial_does_not_count(tmp_path: Path) -> None:
    small = material_of(LEARNED[:20], UNSEEN[:8], roles=["total"])
    quick = replace(RECIPE, epochs=1)

    def stop(_: Trial) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search(small, quick, 1, tmp_path, stop)
    told: list[Trial] = []
    assert search(small, quick, 1, tmp_path, told.append) == told
    assert len(told) == 1


def test_a_run_goes_on_from_the_weights_of_an_earlier_one(
    trained: tuple[Trained, Run, dict[str, float]], tmp_path: Path
) -> None:
    _, earlier, _ = trained
    still = replace(RECIPE, epochs=1, learning_rate=0.0)
    outcome = train_network(MATERIAL, still, Run(tmp_path), silent, Beginning(earlier=earlier))
    assert outcome.word_f1["receipt"] > 0.95


def test_the_model_knows_the_roles_of_all_types() -> None:
    roles = declared_roles()
    assert {"sender_name", "recipient_name", "total", "number", "item_amount"} <= set(roles)
    assert "merchant_name" not in roles
