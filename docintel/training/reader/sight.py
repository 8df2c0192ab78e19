"""Run the recogniser up to its last layers, which are the ones that learn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import onnx

from docintel.engines import ocr_models
from docintel.engines.thin_ocr.find_lines import Pixels
from docintel.engines.thin_ocr.recognizer import shown
from docintel.engines.thin_ocr.session import Session
from docintel.training.reader.sample import Sight

#: What the layers that are left as they are hand over: (1, 384, 1, steps).
HANDED_OVER = "p2o.pd_op.pool2d.1.0"


@dataclass(frozen=True)
class Eye:
    """The part of the recogniser that looks at pixels."""

    threads: int = 1

    def see(self, strip: Pixels) -> Sight:
        seen = self._session.run(shown(strip)[0])
        return np.asarray(seen[0, :, 0, :], np.float16)

    @cached_property
    def _session(self) -> Session:
        return Session(_first_layers().SerializeToString(), self.threads)


def _first_layers() -> onnx.ModelProto:
    model = onnx.load(ocr_models.recognition_model())
    needed, nodes = {HANDED_OVER}, []
    for node in reversed(model.graph.node):
        if needed.intersection(node.output):
            nodes.append(node)
            needed.update(node.input)
    weights = [one for one in model.graph.initializer if one.name in needed]
    shape = [None, None, 1, None]
    output = onnx.helper.make_tensor_value_info(HANDED_OVER, onnx.TensorProto.FLOAT, shape)
    graph = onnx.helper.make_graph(nodes[::-1], "eye", model.graph.input, [output], weights)
    return onnx.helper.make_model(
        graph, opset_imports=model.opset_import, ir_version=model.ir_version
    )
