"""Find regions through layoutparser, with a backend of our own.

layoutparser's own backends need Detectron2, Paddle or a download. Its registry is open, so the
models in PyMuPDF's wheel become one more backend, `lp://docintel/pymupdf`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.page import Region, Word
from docintel.engines.pymupdf.layout import find_regions

_MODEL = "lp://docintel/pymupdf"


@dataclass(frozen=True)
class LayoutParser:
    """A LayoutDetector. The models give no confidence."""

    def detect(self, image: Image, words: Sequence[Word]) -> list[Region]:
        """The page's regions, in reading order."""
        return [
            Region(block.type, Box(*block.coordinates), order, block.score)
            for order, block in enumerate(_model().detect(image, words))
        ]


@cache
def _model() -> Any:
    import layoutparser as lp  # type: ignore[import-untyped]
    from layoutparser.models import (  # type: ignore[import-untyped]
        auto_layoutmodel,
        base_layoutmodel,
    )

    class PyMuPdfBackend(base_layoutmodel.BaseLayoutModel):  # type: ignore[misc]
        DEPENDENCIES = ()
        DETECTOR_NAME = "docintel"
        MODEL_CATALOG: ClassVar = {"pymupdf": {"pymupdf": ""}}

        def __init__(self, config_path: str, **_options: object) -> None:
            self.config_path = config_path

        def image_loader(self, image: Image) -> Image:
            return image

        def detect(self, image: Image, words: Sequence[Word] = ()) -> Any:
            """The regions as a Layout; the models see no text but `words`."""
            return lp.Layout(
                [_text_block(lp, label, box) for label, box in find_regions(image, words)]
            )

    auto_layoutmodel.ALL_AVAILABLE_BACKENDS[PyMuPdfBackend.DETECTOR_NAME] = PyMuPdfBackend
    return lp.AutoLayoutModel(_MODEL)


def _text_block(lp: Any, label: str, box: Box) -> Any:
    rectangle = lp.Rectangle(box.left, box.top, box.right, box.bottom)
    return lp.TextBlock(rectangle, type=label)
