"""Readers of other people just as they come, behind our protocol, for comparison only."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pymupdf
from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.engines.ctc import ReadLine
from docintel.engines.line_words import split_words
from docintel.errors import MissingProgramError

_DPI = 200


@dataclass(frozen=True)
class RapidOcrAsItComes:
    """With its own defaults; lines are split at the blanks that it found."""

    def read(self, image: Image) -> list[Word]:
        found = self._engine(np.ascontiguousarray(np.asarray(image)[:, :, ::-1]))
        if found.txts is None:
            return []
        return [
            word
            for text, corners in zip(found.txts, found.boxes, strict=True)
            for word in split_words(_spread(text), np.asarray(corners, np.float32))
        ]

    @cached_property
    def _engine(self) -> Any:
        from rapidocr import RapidOCR

        one_thread = {"EngineConfig.onnxruntime.intra_op_num_threads": 1}
        return RapidOCR(params={"Global.log_level": "critical", **one_thread})


@dataclass(frozen=True)
class OcrMyPdf:
    """The text layer that it writes; Tesseract reads for it."""

    def read(self, image: Image) -> list[Word]:
        with tempfile.TemporaryDirectory() as folder:
            given, made = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
            image.save(given, "PDF", resolution=_DPI)
            options = ("--output-type", "pdf", "--jobs", "1", "--optimize", "0", "--quiet")
            command = [sys.executable, "-m", "ocrmypdf", *options, str(given), str(made)]
            done = subprocess.run(command, capture_output=True, check=False)
            if done.returncode:
                raise MissingProgramError(f"ocrmypdf: {done.stderr.decode()[-200:].strip()}")
            with pymupdf.open(made) as document:
                found = document[0].get_text("words")
        scale = _DPI / 72
        return [Word(one[4], Box(*(scale * side for side in one[:4])), 1.0) for one in found]


def _spread(text: str) -> ReadLine:
    return ReadLine(text, tuple(range(len(text))), (1.0,) * len(text), max(len(text), 1))
