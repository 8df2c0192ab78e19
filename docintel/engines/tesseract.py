"""Read text with Tesseract, a system program."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from dataclasses import dataclass

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.errors import EngineError, MissingProgramError

_HOW_TO_INSTALL = (
    "tesseract is not installed: `apt install tesseract-ocr` or `brew install tesseract`,"
    " or read text with rapidocr"
)
_LEVEL_OF_WORDS = "5"


@dataclass(frozen=True)
class Tesseract:
    """`language` as Tesseract calls it, several joined by a plus sign: `deu+eng`."""

    language: str = "eng"
    min_confidence: float = 0.3
    timeout: float = 120.0

    def read(self, image: Image) -> list[Word]:
        rows = csv.DictReader(io.StringIO(self._run(image)), delimiter="\t", quoting=csv.QUOTE_NONE)
        words = (_word(row) for row in rows if row["level"] == _LEVEL_OF_WORDS)
        return [word for word in words if word.text and word.confidence >= self.min_confidence]

    def _run(self, image: Image) -> str:
        program = shutil.which("tesseract")
        if program is None:
            raise MissingProgramError(_HOW_TO_INSTALL)
        picture = io.BytesIO()
        image.save(picture, "PPM")
        try:
            done = subprocess.run(
                [program, "stdin", "stdout", "-l", self.language, "tsv"],
                input=picture.getvalue(),
                capture_output=True,
                check=True,
                timeout=self.timeout,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired as error:
            raise EngineError(f"tesseract took longer than {self.timeout:.0f} s") from error
        except subprocess.CalledProcessError as error:
            said = error.stderr.decode(errors="replace").strip().splitlines()
            raise EngineError(f"tesseract failed: {said[0] if said else error}") from error
        return done.stdout.decode("utf-8", errors="replace")


def _word(row: dict[str, str]) -> Word:
    left, top = float(row["left"]), float(row["top"])
    box = Box(left, top, left + float(row["width"]), top + float(row["height"]))
    return Word(row["text"].strip(), box, max(float(row["conf"]), 0.0) / 100)
