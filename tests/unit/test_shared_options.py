"""What the `[fields]` table of a pipeline hands to its stages and engines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from docintel.app import make_app
from docintel.core.document import Document
from docintel.errors import ConfigError, UnknownNameError
from docintel.pipeline import shared_options
from docintel.pipeline.catalog import Catalog
from docintel.pipeline.config import Catalogs, load_pipeline
from docintel.pipeline.stage import Slot
from docintel.settings import Settings

HERE = "tests.unit.test_shared_options"


@dataclass(frozen=True)
class Reader:
    """An engine that one of the shared options concerns."""

    model: str = "shipped"

    def read(self) -> str:
        return self.model


@dataclass(frozen=True)
class Stage:
    """A document stage with shared options, and one that is its own."""

    reads: ClassVar[frozenset[Slot]] = frozenset()
    writes: ClassVar[frozenset[Slot]] = frozenset()

    engine: Reader | None = None
    types: str | None = None
    models: str | None = None
    target: float | None = None
    least: float = 0.2

    def __call__(self, document: Document) -> Document:
        return document


@dataclass(frozen=True)
class Opener:
    """A source without options."""


CATALOGS = Catalogs(
    sources=Catalog("source", {"file": f"{HERE}:Opener"}),
    engines=Catalog("engine", {"reader": f"{HERE}:Reader"}),
    image_steps=Catalog("image step", {}),
    page_stages=Catalog("page stage", {}),
    document_stages=Catalog("document stage", {"stage": f"{HERE}:Stage"}),
)
STAGE = '[[document]]\nuse = "stage"\n'
NONE: Mapping[str, str] = {}


def built(folder: Path, text: str, defaults: Mapping[str, str] = NONE) -> Stage:
    stage = load_pipeline(written(folder, text), CATALOGS, defaults).document_stages[0].step
    assert isinstance(stage, Stage)
    return stage


@pytest.fixture
def types(tmp_path: Path) -> Path:
    folder = tmp_path / "types"
    folder.mkdir()
    (folder / "permit.toml").write_text('name = "permit"', encoding="utf-8")
    return folder


def written(folder: Path, text: str) -> str:
    file = folder / "mine.toml"
    file.write_text(f'[source]\nuse = "file"\n{text}', encoding="utf-8")
    return str(file)


def test_each_key_reaches_every_stage_and_engine_that_has_the_option(
    tmp_path: Path, types: Path
) -> None:
    said = f'[fields]\nmodel = "big"\nmodels = "m"\ntypes = "{types}"\ntarget = 0.98\n'
    stage = built(tmp_path, said + STAGE + 'engine = { use = "reader" }\n')
    assert stage == Stage(Reader("big"), str(types), "m", 0.98)


def test_what_a_stage_or_engine_says_itself_stands(tmp_path: Path, types: Path) -> None:
    said = f'[fields]\nmodel = "big"\ntypes = "{types}"\ntarget = 0.98\n'
    own = 'engine = { use = "reader", model = "small" }\ntypes = "mine"\n'
    assert built(tmp_path, said + STAGE + own) == Stage(Reader("small"), "mine", None, 0.98)


def test_the_table_stands_over_what_is_found_in_the_home_folder(
    tmp_path: Path, types: Path
) -> None:
    home = {"types": "home/types", "models": "home/models"}
    stage = built(tmp_path, f'[fields]\ntypes = "{types}"\n' + STAGE, home)
    assert (stage.types, stage.models) == (str(types), "home/models")


def test_a_pipeline_knows_the_types_of_its_folder(tmp_path: Path, types: Path) -> None:
    pipeline = load_pipeline(written(tmp_path, f'[fields]\ntypes = "{types}"\n'), CATALOGS)
    pipeline.check_type("permit")
    pipeline.check_type(None)
    with pytest.raises(UnknownNameError, match=r"no document type 'permitt'; known: .*permit,"):
        pipeline.check_type("permitt")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ('typs = "t"', "no key typs; known: model, models, target, types, vendors"),
        ("types = 3", "types is 3, and must be a text"),
        ("target = 98", "target is 98, and must be a number above 0 and below 1"),
        ("target = true", "target is True"),
        ('target = "0.9"', "target is '0.9'"),
    ],
)
def test_a_wrong_table_is_told_what_it_may_hold(tmp_path: Path, said: str, answer: str) -> None:
    with pytest.raises(ConfigError, match=r"pipeline mine: \[fields\]") as raised:
        built(tmp_path, f"[fields]\n{said}\n{STAGE}")
    assert answer in str(raised.value)


@pytest.mark.parametrize(
    ("option", "name"), [("types", "permit.toml"), ("models", "manifest.json")]
)
@pytest.mark.parametrize("place", ["[fields]\n{}\n[[document]]\nuse = 'stage'\n", STAGE + "{}\n"])
def test_the_version_follows_what_lies_in_the_folders(
    tmp_path: Path, option: str, name: str, place: str
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    pipeline = written(tmp_path, place.format(f'{option} = "{folder}"'))

    def version() -> str:
        return load_pipeline(pipeline, CATALOGS).version

    versions = [version()]
    for content in ('name = "one"', 'name = "another"', 'name = "one"'):
        (folder / name).write_text(content, encoding="utf-8")
        versions.append(version())
    assert len(set(versions)) == 3
    assert versions[1] == versions[3]


def test_the_version_follows_the_models_and_types_that_ship(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An update of docintel with other models is worth another look at a document."""
    pipeline, manifest = written(tmp_path, STAGE), tmp_path / "weights" / "manifest.json"
    versions = [load_pipeline(pipeline, CATALOGS).version]
    manifest.parent.mkdir()
    monkeypatch.setattr(shared_options, "SHIPPED", (str(manifest.parent),))
    for models in ("one", "another"):
        manifest.write_text(models)
        versions.append(load_pipeline(pipeline, CATALOGS).version)
    assert len(set(versions)) == 3


def test_folders_in_the_home_folder_are_found_by_themselves(tmp_path: Path) -> None:
    def types_of_classifier() -> object:
        stages = make_app(Settings(home=tmp_path)).pipeline().document_stages
        classifier = next(one.step for one in stages if one.name == "classify_type")
        return getattr(classifier, "types", "no such option")

    assert types_of_classifier() is None
    (tmp_path / "types").mkdir()
    assert types_of_classifier() == str(tmp_path / "types")
