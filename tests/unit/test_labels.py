"""Labelled documents are read under docintel's field names, and what cannot be read is named."""

import json
from pathlib import Path

import pytest

from docintel.core.geometry import Box
from docintel.errors import ConfigError
from docintel.evaluation.from_lines import split_line
from docintel.evaluation.labels import LabelledLine, read_labels


def write(folder: Path, *rows: object) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_paths_are_relative_to_the_labels_file(tmp_path: Path) -> None:
    [row] = read_labels(write(tmp_path, {"id": "1", "image": "images/1.png", "fields": {}}))
    assert row.image == tmp_path / "images" / "1.png"
    assert row.pdf is None


def test_a_sets_own_names_become_ours_by_document_type(tmp_path: Path) -> None:
    fields = {"company": "ACME", "total": "9.00"}
    receipt, other = read_labels(
        write(
            tmp_path,
            {"id": "1", "type": "receipt", "fields": fields},
            {"id": "2", "fields": fields},
        )
    )
    assert receipt.fields == {"merchant_name": "ACME", "total": "9.00"}
    assert other.fields == fields


def test_an_empty_label_is_an_absent_field(tmp_path: Path) -> None:
    [row] = read_labels(write(tmp_path, {"id": "1", "fields": {"a": "", "b": None, "c": 5}}))
    assert row.fields == {"c": "5"}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "[" * 100_000,
        '{"id": "2"}',
        '{"id": "2", "fields": []}',
        '{"id": "2", "fields": {"fee": ["1"]}}',
    ],
    ids=["cut off", "a list", "endless", "no fields", "listed fields", "two values"],
)
def test_a_broken_line_is_named_by_its_number(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, {"id": "1", "fields": {}})
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="line 3: not a labelled document"):
        read_labels(path)


def test_a_mark_of_the_encoding_is_no_part_of_the_first_line(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "1", "fields": {}})
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert [row.id for row in read_labels(path)] == ["1"]


def test_a_missing_file_is_an_error_of_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_labels(tmp_path / "none.jsonl")


def test_the_words_of_a_line_share_its_box_by_their_letters() -> None:
    words = list(split_line(LabelledLine("AB  CDEF", Box(0, 10, 80, 20))))
    assert [word.text for word in words] == ["AB", "CDEF"]
    assert [word.box for word in words] == [Box(0, 10, 20, 20), Box(40, 10, 80, 20)]
