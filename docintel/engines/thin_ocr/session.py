"""Run one network with onnxruntime, on the processor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Session:
    """A network with one input and one output; `model` is its file or the bytes of it."""

    def __init__(self, model: Path | bytes, threads: int) -> None:
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # The arena keeps the memory of the largest page for good.
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        source = model if isinstance(model, bytes) else str(model)
        self._session: Any = onnxruntime.InferenceSession(
            source, options, providers=["CPUExecutionProvider"]
        )
        self._input: str = self._session.get_inputs()[0].name

    def run(self, values: Floats) -> Floats:
        result: Floats = self._session.run(None, {self._input: values})[0]
        return result

    @property
    def characters(self) -> list[str]:
        """What a recogniser reads, in the order of its classes; blank and space are not named."""
        listed: str = self._session.get_modelmeta().custom_metadata_map["character"]
        return listed.splitlines()
