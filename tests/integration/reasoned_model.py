"""A fields model whose reasons are known, since its network was written by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase

from docintel.engines.field_model.shapes import word_shapes
from docintel.training.manifest import ModelEntry, add_model

VERSION = "by-hand"
_MARKS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")


def write_reasoned_model(
    folder: Path, speaks_for: str = "payable", speaks_against: str = "estimate"
) -> Path:
    """A folder of models for `[fields] models`: the largest amount is the total; one word on the
    page, in lower case, speaks for it and one against."""
    words = (*_MARKS, speaks_for, speaks_against)
    vocabulary = {word: number for number, word in enumerate(words)}
    (folder / "fields").mkdir(parents=True)
    onnx.save(
        _network(vocabulary[speaks_for], vocabulary[speaks_against]),
        folder / "fields" / "model.onnx",
    )
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.save(str(folder / "fields" / "tokenizer.json"))
    labels = {"version": VERSION, "labels": ["total"]}
    (folder / "fields" / "labels.json").write_text(json.dumps(labels))
    names = [f"fields/{name}" for name in ("model.onnx", "tokenizer.json", "labels.json")]
    add_model(folder, ModelEntry("fields", VERSION, names, (), "by hand"))
    return folder


def _network(speaks_for: int, speaks_against: int) -> onnx.ModelProto:
    """Logits of (none, total): 0 against -1 for the largest amount, +2.5 and -1.5 by the words."""
    [largest] = word_shapes(["1.00"])
    constants: dict[str, np.ndarray[Any, Any]] = {
        "largest": np.array(largest, np.int64),
        "for": np.array(speaks_for, np.int64),
        "against": np.array(speaks_against, np.int64),
        "gain": np.array(2.5, np.float32),
        "loss": np.array(1.5, np.float32),
        "plain": np.array(-9.0, np.float32),
        "lift": np.array(8.0, np.float32),
        "none": np.array([0.0, 1.0], np.float32),
        "last": np.array([-1], np.int64),
    }
    nodes = [
        *_present("for"),
        *_present("against"),
        helper.make_node("Equal", ["shapes", "largest"], ["is_largest"]),
        helper.make_node("Cast", ["is_largest"], ["amount"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["has_for", "gain"], ["gained"]),
        helper.make_node("Mul", ["has_against", "loss"], ["lost"]),
        helper.make_node("Sub", ["gained", "lost"], ["moved"]),
        helper.make_node("Add", ["moved", "lift"], ["lifted"]),
        helper.make_node("Mul", ["amount", "lifted"], ["raised"]),
        helper.make_node("Add", ["raised", "plain"], ["total"]),
        helper.make_node("Unsqueeze", ["total", "last"], ["column"]),
        helper.make_node("Mul", ["column", "none"], ["logits"]),
    ]
    graph = helper.make_graph(
        nodes,
        "by_hand",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "pieces"]),
            helper.make_tensor_value_info("boxes", TensorProto.FLOAT, [1, "pieces", 4]),
            helper.make_tensor_value_info("shapes", TensorProto.INT64, [1, "pieces"]),
        ],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, "pieces", 2])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def _present(word: str) -> list[onnx.NodeProto]:
    """1 where the word is anywhere on the page, else 0."""
    return [
        helper.make_node("Equal", ["ids", word], [f"is_{word}"]),
        helper.make_node("Cast", [f"is_{word}"], [f"as_{word}"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMax", [f"as_{word}"], [f"has_{word}"], axes=[1], keepdims=1),
    ]
