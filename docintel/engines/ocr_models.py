"""Where the PP-OCRv6 models lie: in the wheel of rapidocr, so nothing is ever downloaded."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from docintel.errors import MissingProgramError


def detection_model() -> Path:
    """The ONNX file that finds lines of text."""
    return _shipped("PP-OCRv6_det_small.onnx")


def recognition_model() -> Path:
    """The ONNX file that reads a line; its metadata hold the characters."""
    return _shipped("PP-OCRv6_rec_small.onnx")


def characters() -> list[str]:
    """What the recognition model can read, less the blank between words."""
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]

    session = InferenceSession(str(recognition_model()), providers=["CPUExecutionProvider"])
    listed: str = session.get_modelmeta().custom_metadata_map["character"]
    return listed.splitlines()


def _shipped(name: str) -> Path:
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise MissingProgramError("the OCR models come with rapidocr: pip install rapidocr")
    path = Path(spec.origin).parent / "models" / name
    if not path.is_file():
        raise MissingProgramError(
            f"{path} is missing: pip install --force-reinstall --no-deps 'rapidocr>=3.10'"
        )
    return path
