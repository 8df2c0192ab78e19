"""What `docintel train` offers beside the models themselves: data sets, searches, teachers."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch

from docintel.cli import run
from docintel.engines.field_model.pieces import Pieces
from docintel.training.data_set_file import read_examples
from docintel.training.example import Example
from docintel.training.fields import RECIPE
from docintel.training.layoutlm.export import LABELS, TOKENIZER, WEIGHTS, save_weights
from docintel.training.layoutlm.material import declared_roles
from docintel.training.layoutlm.network import FieldNet, Size
from docintel.training.layoutlm.start import minilm_folder
from docintel.training.synthesis.split import Split

TINY = replace(
    RECIPE,
    from_minilm=False,
    looks=1,
    masked_language=0.0,
    size=Size(layers=1, hidden=48, heads=4, inner=64),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own, where training takes seconds: a tiny network that knows receipts."""
    monkeypatch.setenv("DOCINTEL_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("docintel.training.fields.RECIPE", TINY)
    monkeypatch.setattr("docintel.training.layoutlm.phases.MIX", {"receipt": 1})
    return tmp_path / "home"


@pytest.fixture
def teacher(tmp_path: Path) -> Path:
    """A model that knows the roles, and answers by chance, but surely."""
    folder, roles = tmp_path / "teacher", declared_roles()
    folder.mkdir()
    torch.manual_seed(0)
    network = FieldNet(Pieces(minilm_folder() / TOKENIZER).count, len(roles) + 1, TINY.size)
    network.net.classifier.weight.data *= 100
    save_weights(network, folder / WEIGHTS)
    (folder / LABELS).write_text(json.dumps({"labels": roles, "size": asdict(TINY.size)}))
    return folder


def parts(folder: Path) -> dict[Split, list[Example]]:
    return {split: list(read_examples(folder / f"{split}.jsonl.gz")) for split in Split}


def first_loss(run_folder: Path) -> float:
    loss: float = json.loads((run_folder / "log.jsonl").read_text().splitlines()[0])["loss"]
    return loss


@pytest.mark.usefixtures("home")
def test_a_data_set_has_parts_that_share_no_vendor_and_no_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "set"
    assert run(["train", "data", str(out), "--type", "receipt", "--documents", "30"]) == 0
    made = parts(out)
    assert [len(made[split]) for split in Split] == [24, 3, 3]
    for what in ("vendor", "template"):
        seen = [{getattr(one, what) for one in made[split]} for split in Split]
        assert sum(map(len, seen)) == len(set.union(*seen))
    card = json.loads((out / "card.json").read_text())
    assert card["version"][:12] in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_a_data_set_is_not_written_over_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").touch()
    assert run(["train", "data", str(tmp_path)]) == 2
    assert "not an empty folder: name a new one" in capsys.readouterr().err


@pytest.mark.usefixtures("home")
def test_an_unknown_type_leaves_no_data_set_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["train", "data", str(tmp_path / "set"), "--type", "poem"]) == 2
    assert "'poem'; known: " in capsys.readouterr().err
    assert not (tmp_path / "set").exists()


def test_a_search_shows_the_recipes_by_rank_and_goes_on_where_it_was(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toy = ["train", "search", "--documents", "10", "--trials"]
    assert run([*toy, "1"]) == 0
    capsys.readouterr()
    assert run([*toy, "2"]) == 0
    told = capsys.readouterr()
    head, *rows = told.out.splitlines()
    assert " ".join(head.split()) == "rank F1 % learning rate masked_language masked moved"
    assert [row.split()[0] for row in rows] == ["1", "2"]
    assert told.err.count("tried a recipe") == 1
    assert (home / "training" / "search" / "10-seed-0" / "search.sqlite").is_file()


def test_a_teacher_is_listened_to_and_what_it_taught_stands_apart(
    home: Path, teacher: Path, tmp_path: Path
) -> None:
    toy = ["train", "fields", "--documents", "10", "--out", str(tmp_path / "models")]
    assert run(toy) == 0
    assert run([*toy, "--teacher", str(teacher)]) == 0
    alone = home / "training" / "fields" / "synthetic-10-seed-0"
    (taught,) = alone.parent.glob("synthetic-10-seed-0-taught-by-*")
    assert first_loss(taught) > first_loss(alone)


def test_another_seed_goes_on_from_no_other_run(home: Path, tmp_path: Path) -> None:
    toy = ["train", "fields", "--documents", "10", "--out", str(tmp_path / "models")]
    for seed in ("0", "1"):
        assert run([*toy, "--seed", seed]) == 0
    runs = sorted(path.name for path in (home / "training" / "fields").glob("synthetic-*"))
    assert runs == ["synthetic-10-seed-0", "synthetic-10-seed-1"]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("missing", [WEIGHTS, LABELS])
def test_a_folder_without_a_model_is_no_teacher(
    teacher: Path, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (teacher / missing).unlink()
    assert run(["train", "fields", "--teacher", str(teacher)]) == 2
    told = capsys.readouterr().err
    assert f"{missing} missing; name the folder `fields`" in told


@pytest.mark.usefixtures("home")
def test_a_type_of_ones_own_has_no_teacher(capsys: pytest.CaptureFixture[str]) -> None:
    own = ["train", "fields", "--type", "permit", "--examples", "labels.jsonl"]
    assert run([*own, "--teacher", "models/fields"]) == 2
    assert "--teacher is for the model of all types" in capsys.readouterr().err
