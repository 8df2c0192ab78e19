"""Models of fields that are damaged, or of something else, though their sums agree."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import onnx
import pytest

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Page, Word
from docintel.engines.field_model.onnx_model import FOLDER, MODEL, OnnxFieldModel
from docintel.engines.weights import MANIFEST, shipped
from docintel.errors import ConfigError

DOCUMENT = Document("d", (Page(1, 600, 800, 72, words=(Word("Total", Box(10, 10, 60, 25)),)),))
LABELS, TOKENIZER = f"{FOLDER}/labels.json", f"{FOLDER}/tokenizer.json"
NAMES = {"model": MODEL, "labels": LABELS, "tokenizer": TOKENIZER}


def folder_of(path: Path, **changed: bytes) -> Path:
    """The shipped model with some of its files changed, and a manifest that knows of it."""
    (path / FOLDER).mkdir()
    content = {name: shipped(name).read_bytes() for name in (MODEL, LABELS, TOKENIZER)}
    content |= {name: changed[key] for key, name in NAMES.items() if key in changed}
    for name, written in content.items():
        (path / name).write_bytes(written)
    sums = {name: hashlib.sha256(written).hexdigest() for name, written in content.items()}
    (path / MANIFEST).write_text(json.dumps({"models": [{"files": sums}]}), encoding="utf-8")
    return path


def another_network() -> bytes:
    number = onnx.TensorProto.FLOAT
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Relu", ["x"], ["y"])],
        "another",
        [onnx.helper.make_tensor_value_info("x", number, [1, 3])],
        [onnx.helper.make_tensor_value_info("y", number, [1, 3])],
    )
    version = onnx.helper.make_opsetid("", 17)
    made: bytes = onnx.helper.make_model(
        graph, opset_imports=[version], ir_version=8
    ).SerializeToString()
    return made


@pytest.mark.parametrize("content", [b"", b"hello", bytes(1000)])
def test_a_file_that_is_no_network_is_named(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ConfigError, match=r"model\.onnx is no model"):
        OnnxFieldModel(folder_of(tmp_path, model=content)).score(DOCUMENT)


def test_another_network_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not the model of the labels beside it"):
        OnnxFieldModel(folder_of(tmp_path, model=another_network())).score(DOCUMENT)


def test_labels_of_another_model_are_refused(tmp_path: Path) -> None:
    labels = b'{"version": "1", "labels": ["date"]}'
    with pytest.raises(ConfigError, match="not the model of the labels beside it"):
        OnnxFieldModel(folder_of(tmp_path, labels=labels)).score(DOCUMENT)


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b"{}", b"[" * 100_000],
    ids=["cut off", "a list", "empty", "endless"],
)
def test_labels_that_are_none_are_named(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ConfigError, match=r"labels\.json cannot be read"):
        OnnxFieldModel(folder_of(tmp_path, labels=content)).score(DOCUMENT)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"model": {"type": "WordPiece", "vocab": {"[CLS]": 1',
        b"[1]",
        b'{"model": {"type": "BPE", "vocab": {}}}',
        b'{"model": {"type": "WordPiece", "vocab": {"[CLS]": "one"}}}',
        b'{"model": {"type": "WordPiece", "vocab": []}}',
    ],
    ids=["empty", "cut off", "a list", "of another kind", "words for numbers", "no words"],
)
def test_a_vocabulary_that_is_none_is_named(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ConfigError, match=r"tokenizer\.json .*train the model again"):
        OnnxFieldModel(folder_of(tmp_path, tokenizer=content)).score(DOCUMENT)
