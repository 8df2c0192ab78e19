"""Write the model folders that PaddleOCR expects: the ONNX file and how to use it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from docintel.engines import ocr_models

_MEAN, _DEVIATION = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
_DECODE = {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}}

_DETECTION: dict[str, Any] = {
    "Global": {"model_name": "PP-OCRv6_small_det"},
    "PreProcess": {
        "transform_ops": [
            _DECODE,
            {"DetLabelEncode": None},
            {"DetResizeForTest": {"resize_long": 960}},
            {
                "NormalizeImage": {
                    "mean": _MEAN,
                    "std": _DEVIATION,
                    "scale": "1./255.",
                    "order": "hwc",
                }
            },
            {"ToCHWImage": None},
            {"KeepKeys": {"keep_keys": ["image", "shape", "polys", "ignore_tags"]}},
        ]
    },
    "PostProcess": {
        "name": "DBPostProcess",
        "thresh": 0.3,
        "box_thresh": 0.6,
        "max_candidates": 1000,
        "unclip_ratio": 1.5,
    },
}
_RECOGNITION: dict[str, Any] = {
    "Global": {"model_name": "PP-OCRv6_small_rec"},
    "PreProcess": {
        "transform_ops": [
            _DECODE,
            {"MultiLabelEncode": {"gtc_encode": "NRTRLabelEncode"}},
            {"RecResizeImg": {"image_shape": [3, 48, 320]}},
            {"KeepKeys": {"keep_keys": ["image", "label_ctc", "label_gtc", "length"]}},
        ]
    },
    "PostProcess": {"name": "CTCLabelDecode"},
}


def write_models(folder: Path) -> tuple[Path, Path]:
    """Make the folders of the detection and the recognition model inside `folder`."""
    characters = {**_RECOGNITION["PostProcess"], "character_dict": ocr_models.characters()}
    recognition = {**_RECOGNITION, "PostProcess": characters}
    return (
        _write(folder / "detection", ocr_models.detection_model(), _DETECTION),
        _write(folder / "recognition", ocr_models.recognition_model(), recognition),
    )


def _write(folder: Path, model: Path, usage: dict[str, Any]) -> Path:
    folder.mkdir()
    shutil.copyfile(model, folder / "inference.onnx")
    # JSON is YAML too.
    (folder / "inference.yml").write_text(json.dumps(usage), encoding="utf-8")
    return folder
