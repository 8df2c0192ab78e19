"""What is said when Tesseract cannot be used."""

from __future__ import annotations

import shutil

import pytest
from PIL import Image

from docintel.engines.tesseract import Tesseract
from docintel.errors import EngineError, MissingProgramError

PAPER = Image.new("RGB", (60, 40), "white")


def test_a_missing_program_is_named_with_the_way_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingProgramError, match="apt install tesseract-ocr"):
        Tesseract().read(PAPER)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract-ocr")
def test_an_unknown_language_is_an_error_that_names_it() -> None:
    with pytest.raises(EngineError, match="xyz"):
        Tesseract(language="xyz").read(PAPER)
