"""Write the trained network as an ONNX graph that onnxruntime computes quickly on a CPU.

It says for the first piece of each word what `FieldNet` says, and zeros for all other pieces, which
nobody asks for. What makes it half as dear as the graph that torch writes:

- Its kernel for layer norms goes number by number; the one for instance norms does not, and with
  pieces for channels it computes the same.
- Heads that look alike are attended together, so that the matrices of a group stay in the cache,
  none is laid out anew, and the heads that look everywhere have no bias to add.
- The last layer is computed for the first pieces only; about half of all pieces are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto

from docintel.engines.field_model.shapes import inside
from docintel.training.layoutlm.network import BINS, FieldNet
from docintel.training.layoutlm.onnx_graph import MICROSOFT, Graph
from docintel.training.layoutlm.onnx_places import KINDS, Boxes, biases

_EMBEDDINGS = "layoutlm.embeddings"

Weights = dict[str, NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Which pieces something is computed for. `every` and `none` are a one and a zero for each,
    `index` their places where they are not all."""

    every: str
    none: str
    index: str = ""


def network_graph(network: FieldNet) -> ModelProto:
    """ids (1, n), boxes (1, n, 4), shapes (1, n) to logits (1, n, labels)."""
    weights = {name: tensor.float().numpy() for name, tensor in network.net.state_dict().items()}
    return _Writer(network, weights).model()


class _Writer:
    def __init__(self, network: FieldNet, weights: Weights) -> None:
        self._graph = Graph()
        self._weights = weights
        self._config = network.net.config
        self._count = self._graph.add(
            "Gather", self._graph.add("Shape", "ids"), self._graph.whole([1]), axis=0
        )

    def model(self) -> ModelProto:
        graph, labels = self._graph, len(self._weights["classifier.bias"])
        every, first = self._pieces(self._count), self._first()
        hidden = self._norm(self._embedded(), f"{_EMBEDDINGS}.LayerNorm", every)
        bias = biases(graph, self._count)
        layers = self._config.num_hidden_layers
        for number in range(layers):
            asked = first if number == layers - 1 else every
            hidden = self._layer(f"layoutlm.encoder.layer.{number}", hidden, bias, asked)
        graph.named(self._spread(self._linear(hidden, "classifier"), first, labels), "logits")
        inputs = {
            "ids": (TensorProto.INT64, (1, "pieces")),
            "boxes": (TensorProto.FLOAT, (1, "pieces", 4)),
            "shapes": (TensorProto.INT64, (1, "pieces")),
        }
        return graph.model(inputs, "logits", (1, "pieces", labels))

    def _pieces(self, count: str, index: str = "") -> _Pieces:
        one, zero = self._graph.constant(np.ones(1, np.float32)), self._graph.number(0)
        expand = self._graph.add
        return _Pieces(expand("Expand", one, count), expand("Expand", zero, count), index)

    def _first(self) -> _Pieces:
        """Those that begin a word, and the marks at the ends."""
        graph = self._graph
        shapes = graph.add("Squeeze", "shapes", graph.whole([0]))
        begins = graph.add("Less", shapes, graph.whole(inside(0)))
        index = graph.add("Squeeze", graph.add("NonZero", begins), graph.whole([0]))
        return self._pieces(graph.add("Shape", index), index)

    def _embedded(self) -> str:
        graph = self._graph
        bins = graph.add("Mul", "boxes", graph.number(BINS))
        places = graph.add("Cast", bins, to=TensorProto.INT64)
        box = Boxes.of(graph, graph.add("Clip", places, graph.whole(0), graph.whole(BINS)))
        across, down = self._table("x_position"), self._table("y_position")
        order = graph.add(
            "Slice", self._table("position"), graph.whole([0]), self._count, graph.whole([0])
        )
        looked_up = (
            (across, box.left),
            (down, box.top),
            (across, box.right),
            (down, box.bottom),
            (self._table("h_position"), graph.add("Sub", box.bottom, box.top)),
            (self._table("w_position"), graph.add("Sub", box.right, box.left)),
            (self._table("token_type"), "shapes"),
        )
        found = graph.add("Add", graph.add("Gather", self._table("word"), "ids"), order)
        for table, index in looked_up:
            found = graph.add("Add", found, graph.add("Gather", table, index))
        return found

    def _table(self, name: str) -> str:
        return self._graph.constant(self._weights[f"{_EMBEDDINGS}.{name}_embeddings.weight"])

    def _norm(self, values: str, name: str, pieces: _Pieces) -> str:
        graph = self._graph
        epsilon = self._config.layer_norm_eps
        even = graph.add(
            "InstanceNormalization", values, pieces.every, pieces.none, epsilon=epsilon
        )
        scaled = graph.add("Mul", even, graph.constant(self._weights[f"{name}.weight"]))
        return graph.add("Add", scaled, graph.constant(self._weights[f"{name}.bias"]))

    def _linear(self, values: str, name: str, rows: slice | NDArray[np.int64] = slice(None)) -> str:
        return self._product(
            values, self._weights[f"{name}.weight"][rows], self._weights[f"{name}.bias"][rows]
        )

    def _product(self, values: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        product = self._graph.add("MatMul", values, self._graph.constant(weight.T))
        return self._graph.add("Add", product, self._graph.constant(bias))

    def _layer(self, name: str, hidden: str, bias: tuple[str, ...], asked: _Pieces) -> str:
        graph = self._graph
        own = graph.add("Gather", hidden, asked.index, axis=1) if asked.index else hidden
        seen = self._attention(f"{name}.attention", own, hidden, self._asked(bias, asked))
        noted = self._norm(graph.add("Add", seen, own), f"{name}.attention.output.LayerNorm", asked)
        wide = self._linear(noted, f"{name}.intermediate.dense")
        thought = self._linear(graph.add("Gelu", wide, domain=MICROSOFT), f"{name}.output.dense")
        return self._norm(graph.add("Add", thought, noted), f"{name}.output.LayerNorm", asked)

    def _asked(self, bias: tuple[str, ...], asked: _Pieces) -> tuple[str, ...]:
        if not asked.index:
            return bias
        return tuple(self._graph.add("Gather", one, asked.index, axis=2) for one in bias)

    def _attention(self, name: str, own: str, hidden: str, bias: tuple[str, ...]) -> str:
        """What each of `own` takes from `hidden`, group by group of heads that look alike."""
        heads = self._config.num_attention_heads
        wide = self._config.hidden_size // heads
        groups = [np.arange(kind, heads, KINDS) for kind in range(min(KINDS, heads))]
        columns = [(group[:, None] * wide + np.arange(wide)).ravel() for group in groups]
        seen = []
        for kind, (group, of_group) in enumerate(zip(groups, columns, strict=True)):
            sides = [
                self._linear(values, f"{name}.self.{side}", of_group)
                for values, side in ((own, "query"), (hidden, "key"), (hidden, "value"))
            ]
            added = ("", "", bias[kind]) if kind < len(bias) else ()
            seen.append(
                self._graph.add(
                    "MultiHeadAttention", *sides, *added, domain=MICROSOFT, num_heads=len(group)
                )
            )
        joined = self._graph.add("Concat", *seen, axis=2)
        weight = self._weights[f"{name}.output.dense.weight"][:, np.concatenate(columns)]
        return self._product(joined, weight, self._weights[f"{name}.output.dense.bias"])

    def _spread(self, logits: str, first: _Pieces, labels: int) -> str:
        """Those of the first pieces at their places, zeros elsewhere."""
        graph = self._graph
        shape = graph.add("Concat", self._count, graph.whole([labels]), axis=0)
        blank = graph.add("Expand", graph.number(0), shape)
        index = graph.add("Unsqueeze", first.index, graph.whole([1]))
        rows = graph.add("Squeeze", logits, graph.whole([0]))
        spread = graph.add("ScatterND", blank, index, rows)
        return graph.add("Unsqueeze", spread, graph.whole([0]))
