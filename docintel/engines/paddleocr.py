"""Read text with PaddleOCR on the ONNX files of rapidocr. The only file that imports paddleocr.

Neither paddlepaddle nor a download is needed.
"""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.engines.paddleocr_models import write_models
from docintel.engines.paddleocr_words import join_tokens


@dataclass(frozen=True)
class PaddleOcr:
    """The alternative to RapidOcr: as accurate, slower to load, and hungrier (about 1 GB)."""

    min_confidence: float = 0.5
    threads: int = 1

    def read(self, image: Image) -> list[Word]:
        (found,) = self._model.predict(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]))
        lines = zip(
            found["text_word"],
            found["text_word_boxes"],
            found["rec_boxes"],
            found["rec_scores"],
            strict=True,
        )
        return [
            word
            for tokens, boxes, line_box, confidence in lines
            if confidence >= self.min_confidence
            for word in join_tokens(
                tokens, [_box(box) for box in boxes], _box(line_box), float(confidence)
            )
        ]

    @cached_property
    def _model(self) -> Any:
        with TemporaryDirectory(prefix="docintel-paddleocr-") as folder, _offline(folder):
            detection, recognition = write_models(Path(folder))
            return _load(detection, recognition, self.threads)


def _load(detection: Path, recognition: Path, threads: int) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from paddleocr import PaddleOCR  # type: ignore[import-untyped]

        logging.getLogger("paddlex").setLevel(logging.ERROR)  # the import sets it to INFO
        return PaddleOCR(
            text_detection_model_name="PP-OCRv6_small_det",
            text_detection_model_dir=str(detection),
            text_recognition_model_name="PP-OCRv6_small_rec",
            text_recognition_model_dir=str(recognition),
            use_doc_orientation_classify=False,
            use_doc_unwarping=False,
            use_textline_orientation=False,
            return_word_box=True,
            engine="onnxruntime",
            device="cpu",
            engine_config={"intra_op_num_threads": threads},
        )


@contextmanager
def _offline(folder: str) -> Iterator[None]:
    """Keep PaddleX, while it loads, from asking the network and writing to the home folder."""
    needed = {
        "PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK": "True",
        "PADDLE_PDX_CACHE_HOME": folder,
        # It draws pictures where matplotlib is installed, which then sets up house.
        "MPLCONFIGDIR": folder,
    }
    added = {name: value for name, value in needed.items() if name not in os.environ}
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]


def _box(edges: Any) -> Box:
    left, top, right, bottom = (float(edge) for edge in edges)
    return Box(left, top, max(left, right), max(top, bottom))
