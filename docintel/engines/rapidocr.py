"""Read text with RapidOCR and the models in its wheel. The only file that imports rapidocr."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image

from docintel.core.page import Word
from docintel.engines import ctc, ocr_models
from docintel.engines.line_words import Corners, split_words
from docintel.engines.near_misses import Floats

#: Measured on A4 scans and receipts: twice as fast as the defaults, and more accurate.
_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    "Global.max_side_len": 4000,
    "Global.return_word_box": True,
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    "Det.box_thresh": 0.4,  # else lone digits and colons are missed
    "Rec.rec_img_shape": [3, 48, 160],  # short lines are padded to this, which costs time
}
_STANDS_UPRIGHT = 1.5


@dataclass(frozen=True)
class RapidOcr:
    """PP-OCRv6 through onnxruntime.

    Lines read with less than `min_confidence` are noise and left out. `faint_space` is explained
    at `ctc.decode`.
    """

    min_confidence: float = 0.5
    faint_space: float = 0.05
    threads: int = 1

    def read(self, image: Image) -> list[Word]:
        found = self._read_lines(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]))
        return [
            word
            for line, corners in found
            if line.confidence >= self.min_confidence
            for word in split_words(line, corners)
        ]

    def _read_lines(self, bgr: NDArray[np.uint8]) -> list[tuple[ctc.ReadLine, Corners]]:
        """The steps of `RapidOCR.__call__`, less its word boxes: it mixes up their scores."""
        from rapidocr.main import RapidOCRError
        from rapidocr.utils.process_img import map_boxes_to_original

        prepared, changes = self._model.preprocess_img(bgr)
        try:
            crops, found = self._model.detect_and_crop(prepared, changes)
        except RapidOCRError:  # its way of saying that there is no text
            return []
        lines = self._model.recognize_txt(crops).word_results
        quads = map_boxes_to_original(found.boxes, changes, *bgr.shape[:2])
        return [(line, _as_read(quad)) for line, quad in zip(lines, quads, strict=True)]

    @cached_property
    def _model(self) -> Any:
        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        model: Any = RapidOCR(
            params={
                **_PARAMETERS,
                "Det.model_path": str(ocr_models.detection_model()),
                "Rec.model_path": str(ocr_models.recognition_model()),
                "EngineConfig.onnxruntime.intra_op_num_threads": self.threads,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )
        recognizer = model._load_rec_model()
        alphabet = ctc.Alphabet(recognizer.postprocess_op.character)
        recognizer.postprocess_op = _Decoder(alphabet, self.faint_space)
        return model


@dataclass(frozen=True)
class _Decoder:
    """Takes the place of RapidOCR's decoder, which drops faint spaces and near misses."""

    alphabet: ctc.Alphabet
    faint_space: float

    def __call__(
        self,
        probabilities: Floats,
        return_word_box: bool,
        wh_ratio_list: list[float],
        max_wh_ratio: float,
    ) -> tuple[list[tuple[str, float]], list[ctc.ReadLine]]:
        steps = probabilities.shape[1]
        lines = [
            ctc.decode(one, self.alphabet, steps * ratio / max_wh_ratio, self.faint_space)
            for one, ratio in zip(probabilities, wh_ratio_list, strict=True)
        ]
        return [(line.text, line.confidence) for line in lines], lines


def _as_read(quad: Corners) -> Corners:
    """The corners from where the text begins; RapidOCR turns crops that stand upright."""
    width = max(np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[2] - quad[3]))
    height = max(np.linalg.norm(quad[0] - quad[3]), np.linalg.norm(quad[1] - quad[2]))
    return np.roll(quad, -1, axis=0) if height >= _STANDS_UPRIGHT * width else quad
