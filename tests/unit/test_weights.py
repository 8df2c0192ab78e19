"""A model file is used only where it is the one that its manifest names."""

from __future__ import annotations

from pathlib import Path

import pytest

from docintel.engines.doctype_model.places import CUTS, TYPES
from docintel.engines.weights import MANIFEST, checked, listed, preferred
from docintel.errors import ConfigError
from docintel.training.manifest import ModelEntry, add_model

ENTRY = ModelEntry("judge", "1", ["judge.npz"], [], "docintel train judge")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "judge.npz").write_bytes(b"as it was made")
    add_model(tmp_path, ENTRY)
    return tmp_path


def test_the_file_that_was_made_is_found(folder: Path) -> None:
    assert checked(folder, "judge.npz") == folder / "judge.npz"


def test_a_file_that_was_changed_is_refused(folder: Path) -> None:
    (folder / "judge.npz").write_bytes(b"as it was mad3")
    with pytest.raises(ConfigError, match=r"judge\.npz is not the one that was shipped"):
        checked(folder, "judge.npz")


def test_a_model_of_types_of_ones_own_goes_before_the_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "doctype").mkdir()
    (tmp_path / TYPES).write_bytes(b"of one's own")
    add_model(tmp_path, ModelEntry("types", "1", [TYPES], [], "docintel train type"))
    assert preferred(TYPES, str(tmp_path)) == tmp_path / TYPES
    assert preferred(CUTS, str(tmp_path)) == preferred(CUTS, None)


def test_a_model_that_is_trained_again_is_listed_once(folder: Path) -> None:
    (folder / "judge.npz").write_bytes(b"as it is now")
    before = listed(folder)
    add_model(folder, ENTRY)
    assert (folder / MANIFEST).read_text(encoding="utf-8").count('"files"') == 1
    assert listed(folder).keys() == before.keys()
    assert listed(folder) != before


def test_a_model_that_is_trained_again_in_the_same_process_is_taken(folder: Path) -> None:
    checked(folder, "judge.npz")
    (folder / "judge.npz").write_bytes(b"as it is now")
    add_model(folder, ENTRY)
    assert checked(folder, "judge.npz") == folder / "judge.npz"


def test_a_file_that_nobody_listed_or_that_is_gone_is_refused(folder: Path) -> None:
    (folder / "stray.npz").write_bytes(b"")
    with pytest.raises(ConfigError, match=r"stray\.npz is missing or not in manifest\.json"):
        checked(folder, "stray.npz")
    (folder / "judge.npz").unlink()
    with pytest.raises(ConfigError, match=r"judge\.npz is missing"):
        checked(folder, "judge.npz")


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"models": 7}', '{"models": [{"name": "judge"}]}', "[" * 100_000],
    ids=["empty", "a list", "a number of models", "no files", "endless"],
)
def test_a_manifest_that_is_none_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / MANIFEST).write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"manifest\.json cannot be read"):
        listed(tmp_path)


def test_a_folder_without_a_manifest_lists_nothing(tmp_path: Path) -> None:
    assert listed(tmp_path) == {}
