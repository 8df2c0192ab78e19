"""Write the spatial bias of `network.spatial_bias` as ONNX, once for all heads of a kind."""

from __future__ import annotations

from dataclasses import dataclass

from onnx import TensorProto

from docintel.training.layoutlm.network import (
    OWN_LINE,
    PER_LINE,
    PER_LINE_OF_COLUMN,
    PER_PIECE,
    PER_WIDTH,
)
from docintel.training.layoutlm.onnx_graph import Graph

#: How many ways of looking the heads take turns in; the last looks everywhere, without a bias.
KINDS = 4


@dataclass(frozen=True, slots=True)
class Boxes:
    """The four edges, (1, n) each."""

    left: str
    top: str
    right: str
    bottom: str

    @classmethod
    def of(cls, graph: Graph, boxes: str) -> Boxes:
        return cls(*(graph.add("Gather", boxes, graph.whole(edge), axis=2) for edge in range(4)))


def biases(graph: Graph, count: str) -> tuple[str, ...]:
    """What is added to the scores of the first three kinds: (1, 1, n, n) each."""
    box = Boxes.of(graph, "boxes")
    rows = _rows(graph, box)
    across = graph.add("Min", _apart(graph, box.left), _apart(graph, box.right))
    near = graph.add("Mul", _apart(graph, _order(graph, count)), graph.number(PER_PIECE))
    in_row = graph.add("Relu", graph.add("Sub", rows, graph.number(OWN_LINE)))
    in_column = graph.add(
        "Add",
        graph.add("Mul", across, graph.number(PER_WIDTH)),
        graph.add("Mul", rows, graph.number(PER_LINE_OF_COLUMN)),
    )
    kinds = (near, graph.add("Mul", in_row, graph.number(PER_LINE)), in_column)
    return tuple(graph.add("Unsqueeze", kind, graph.whole([1])) for kind in kinds)


def _rows(graph: Graph, box: Boxes) -> str:
    """How many lines apart."""
    middle = graph.add("Mul", graph.add("Add", box.top, box.bottom), graph.number(0.5))
    height = graph.add("ReduceMean", graph.add("Sub", box.bottom, box.top), keepdims=0)
    line = graph.add("Max", height, graph.number(1e-3))
    return _apart(graph, graph.add("Div", middle, line))


def _order(graph: Graph, count: str) -> str:
    whole = graph.add("Squeeze", graph.add("Cast", count, to=TensorProto.FLOAT))
    numbers = graph.add("Range", graph.number(0), whole, graph.number(1))
    return graph.add("Unsqueeze", numbers, graph.whole([0]))


def _apart(graph: Graph, values: str) -> str:
    """(1, n) to (1, n, n)."""
    down = graph.add("Unsqueeze", values, graph.whole([2]))
    along = graph.add("Unsqueeze", values, graph.whole([1]))
    return graph.add("Abs", graph.add("Sub", down, along))
