"""The graph that is shipped against the network that was trained."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from onnxruntime import InferenceSession  # type: ignore[import-untyped]

from docintel.engines.field_model.shapes import PAGE_SHAPE, SHAPE_COUNT, inside
from docintel.training.layoutlm.network import FieldNet, Size
from docintel.training.layoutlm.onnx_network import network_graph

LABELS = 5


def window(pieces: int, seed: int = 0) -> dict[str, torch.Tensor]:
    """One window of pieces at random places, some of them inside a word."""
    torch.manual_seed(seed)
    shapes = torch.randint(2, SHAPE_COUNT, (1, pieces))
    shapes[0, 0] = shapes[0, -1] = PAGE_SHAPE
    boxes = torch.rand(1, pieces, 2, 2).sort(dim=2).values.reshape(1, pieces, 4)
    boxes[:, 0] = boxes[:, -1] = 0
    return {"ids": torch.randint(1, 90, (1, pieces)), "boxes": boxes, "shapes": shapes}


@pytest.mark.parametrize(("heads", "layers"), [(1, 1), (2, 3), (6, 2), (12, 1)])
def test_the_graph_says_what_the_network_says_of_each_word(heads: int, layers: int) -> None:
    torch.manual_seed(heads)
    network = FieldNet(90, LABELS, Size(layers, hidden=48, heads=heads, inner=64)).eval()
    session = InferenceSession(network_graph(network).SerializeToString())
    for pieces in (3, 40, 512):
        given = window(pieces, seed=pieces)
        with torch.no_grad():
            mask = torch.ones_like(given["ids"], dtype=torch.float32)
            wanted = network(given["ids"], given["boxes"], given["shapes"], mask).numpy()
        said = session.run(["logits"], {name: given[name].numpy() for name in given})[0]
        begins = given["shapes"].numpy() < inside(0)
        assert np.allclose(said[begins], wanted[begins], atol=1e-4)
        assert not said[~begins].any()
