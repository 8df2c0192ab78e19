"""Write a trained network as the model that documents are processed with: ONNX, int8."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import onnx
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from docintel.training.layoutlm.network import FieldNet, Size
from docintel.training.layoutlm.onnx_network import network_graph
from docintel.training.layoutlm.start import minilm_words

MODEL, TOKENIZER, LABELS, WEIGHTS = (
    "model.onnx",
    "tokenizer.json",
    "labels.json",
    "model.safetensors",
)
WORD_EMBEDDINGS = "layoutlm.embeddings.word_embeddings.weight"


def export_onnx(network: FieldNet, path: Path) -> None:
    """An ONNX file with whole numbers for weights, whose length of a window is free."""
    from onnxruntime.quantization import (  # type: ignore[import-untyped]
        QuantType,
        quantize_dynamic,
    )

    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        onnx.save(network_graph(network), exact)
        quantize_dynamic(
            str(exact),
            str(path),
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Of operators of its own it does not know what they answer.
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )


def save_weights(network: FieldNet, path: Path) -> None:
    """What training goes on from: half precision, without word embeddings that are MiniLM's.

    They are half of the network, stay as they are in training, and lie in MiniLM's package.
    """
    own = network.net.state_dict()
    state = {name: tensor.to(torch.float16) for name, tensor in own.items()}
    if torch.equal(own[WORD_EMBEDDINGS], minilm_words()):
        del state[WORD_EMBEDDINGS]
    save_file({name: tensor.contiguous() for name, tensor in state.items()}, str(path))


def load_weights(path: Path) -> dict[str, Tensor]:
    """The state dict of what `save_weights` wrote, in single precision."""
    state = {name: tensor.float() for name, tensor in load_file(path).items()}
    if WORD_EMBEDDINGS not in state:
        state[WORD_EMBEDDINGS] = minilm_words()
    return state


@dataclass(frozen=True, slots=True)
class Trained:
    """A network with what it takes to use it. `version` names these very weights."""

    network: FieldNet
    roles: Sequence[str]
    size: Size
    tokenizer: Path
    version: str


def write_model(trained: Trained, folder: Path) -> None:
    """All files of a model that the engine, and a later training, need."""
    folder.mkdir(parents=True, exist_ok=True)
    export_onnx(trained.network, folder / MODEL)
    save_weights(trained.network, folder / WEIGHTS)
    shutil.copyfile(trained.tokenizer, folder / TOKENIZER)
    labels = {
        "version": trained.version,
        "labels": list(trained.roles),
        "size": asdict(trained.size),
    }
    (folder / LABELS).write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


def read_labels(folder: Path) -> tuple[list[str], Size]:
    """Roles and size of the model that `write_model` left in the folder."""
    labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    return labels["labels"], Size(**labels["size"])
