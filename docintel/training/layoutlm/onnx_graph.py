"""Write an ONNX graph node by node."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

#: Where onnxruntime keeps operators of its own.
MICROSOFT = "com.microsoft"
_OPSETS = {"": 18, MICROSOFT: 1}
_IR_VERSION = 10

Array = NDArray[np.float32] | NDArray[np.int64]
Shape = Sequence[int | str]


class Graph:
    """Tensors go by name: `add` and `constant` answer the name of what they have made.

    An empty name stands for an optional input that is left out.
    """

    def __init__(self) -> None:
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def add(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:
        """A node with one output."""
        name = f"{operator}_{len(self._nodes)}"
        node = helper.make_node(operator, inputs, [name], name, domain=domain, **attributes)
        self._nodes.append(node)
        return name

    def constant(self, values: Array) -> str:
        name = f"constant_{len(self._constants)}"
        self._constants.append(numpy_helper.from_array(np.array(values, order="C"), name))
        return name

    def number(self, value: float) -> str:
        return self.constant(np.array(value, np.float32))

    def whole(self, value: int | Sequence[int]) -> str:
        return self.constant(np.array(value, np.int64))

    def model(
        self, inputs: Mapping[str, tuple[int, Shape]], output: str, shape: Shape
    ) -> ModelProto:
        """The graph from inputs of the TensorProto type named to one output of single precision."""
        given = [
            helper.make_tensor_value_info(name, kind, size) for name, (kind, size) in inputs.items()
        ]
        wanted = helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)
        graph = helper.make_graph(self._nodes, "layoutlm", given, [wanted], self._constants)
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS.items()]
        model: ModelProto = helper.make_model(graph, opset_imports=opsets)
        model.ir_version = _IR_VERSION
        return model

    def named(self, tensor: str, name: str) -> None:
        """Call a tensor by another name, as an output is called."""
        self._nodes.append(helper.make_node("Identity", [tensor], [name]))
