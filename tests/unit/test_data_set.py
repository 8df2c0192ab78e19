"""Data sets are made out of seeds, kept in files, and keep their parts apart."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from docintel.errors import ConfigError, UnknownNameError
from docintel.training.data_set import Plan, build, examples
from docintel.training.data_set_card import Card
from docintel.training.data_set_file import read_examples, write_examples
from docintel.training.example import Example
from docintel.training.synthesis.split import Split

PLAN = Plan(types=("receipt",), count=24, seed=3, shares=dict.fromkeys(Split, 1 / 3))


def few(split: Split, count: int = 5, seed: int = 1) -> list[Example]:
    return list(islice(examples(seed, ["receipt"], split), count))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Card]:
    folder = tmp_path_factory.mktemp("set") / "receipts"
    return folder, build(folder, PLAN, made_by="docintel train fields")


def parts(folder: Path) -> dict[Split, list[Example]]:
    return {split: list(read_examples(folder / f"{split}.jsonl.gz")) for split in Split}


def test_a_stream_is_the_same_for_the_same_seed_and_another_for_another() -> None:
    assert few(Split.TRAIN) == few(Split.TRAIN)
    assert few(Split.TRAIN) != few(Split.TRAIN, seed=2)


def test_types_take_turns() -> None:
    made = islice(examples(1, ["receipt", "invoice"], Split.TRAIN), 4)
    assert [example.type for example in made] == ["receipt", "invoice", "receipt", "invoice"]


def test_a_type_that_nobody_makes_is_an_error_that_lists_the_others() -> None:
    with pytest.raises(UnknownNameError, match=r"'poem'; known: .*receipt"):
        next(examples(1, ["poem"], Split.TRAIN))


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    made = few(Split.TRAIN, 8)
    write_examples(tmp_path / "some.jsonl.gz", made)
    once = list(read_examples(tmp_path / "some.jsonl.gz"))
    assert [(one.id, one.tags, one.fields, one.line_items) for one in once] == [
        (one.id, one.tags, one.fields, one.line_items) for one in made
    ]
    assert [one.document.pages[0].text for one in once] == [
        one.document.pages[0].text for one in made
    ]
    write_examples(tmp_path / "again.jsonl.gz", once)
    assert list(read_examples(tmp_path / "again.jsonl.gz")) == once


def test_the_same_examples_make_the_same_file(tmp_path: Path) -> None:
    sums = {write_examples(tmp_path / name, few(Split.TEST)) for name in ("a", "b")}
    assert len(sums) == 1
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl.gz"
    write_examples(path, few(Split.TRAIN, 1))
    with gzip.open(path, "ab") as file:
        file.write(b'{"id": "x"}\n')
    with pytest.raises(ConfigError, match="line 2"):
        list(read_examples(path))


def test_a_file_that_is_cut_off_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "short.jsonl.gz"
    write_examples(path, few(Split.TRAIN, 3))
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(ConfigError, match="cannot be read"):
        list(read_examples(path))


def test_tags_must_match_the_words() -> None:
    example = few(Split.TRAIN, 1)[0]
    with pytest.raises(ValueError, match="tags do not match"):
        replace(example, tags=((),))


def test_no_vendor_and_no_template_is_in_two_parts(built: tuple[Path, Card]) -> None:
    found = parts(built[0])
    for what in ("vendor", "template"):
        names = [{getattr(example, what) for example in found[split]} for split in Split]
        assert sum(map(len, names)) == len(set().union(*names))


def test_the_parts_have_the_shares_that_were_asked_for(built: tuple[Path, Card]) -> None:
    folder, card = built
    assert {split: len(found) for split, found in parts(folder).items()} == dict.fromkeys(Split, 8)
    assert [part.examples for part in card.parts.values()] == [8, 8, 8]


def test_the_number_of_workers_changes_nothing(built: tuple[Path, Card], tmp_path: Path) -> None:
    assert build(tmp_path / "by two", PLAN, workers=2).version == built[1].version


def test_another_seed_is_another_version(built: tuple[Path, Card], tmp_path: Path) -> None:
    small = replace(PLAN, count=3)
    versions = {build(tmp_path / str(seed), replace(small, seed=seed)).version for seed in (1, 2)}
    assert len(versions) == 2


def test_the_card_says_what_is_in_the_set(built: tuple[Path, Card]) -> None:
    folder, card = built
    told = json.loads((folder / "card.json").read_text(encoding="utf-8"))
    assert told["version"] == card.version
    assert told["parts"]["train"]["by_type"] == {"receipt": 8}
    text = (folder / "card.md").read_text(encoding="utf-8")
    assert "`docintel train fields`" in text
    assert "| receipt.total | 24 |" in text
    assert "Licence" in text
