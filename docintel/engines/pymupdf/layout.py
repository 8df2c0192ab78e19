"""Run the layout models in PyMuPDF's wheel on a page image and its words.

They give regions and a grid for each table, so the layout and the table detector share one run.
"""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import Any
from weakref import ref

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.engines.pymupdf.word_layer import draw_word_layer, points_a_pixel

#: Time grows with the square of the words: 4 s of CPU for 2,000, 11 for 4,000, a minute for 10,000.
_MOST_WORDS = 4_000


@dataclass(frozen=True)
class Analysis:
    """What the models say about a page, in points, and how many of them a pixel has.

    Nothing is asked about pages with more than 4,000 words.
    """

    groups: list[dict[str, Any]]
    points: float

    def box(self, corners: Sequence[float]) -> Box:
        """The box of four coordinates, in pixels."""
        left, top, right, bottom = corners[:4]
        return Box(left, top, right, bottom).scaled(1 / self.points)


def find_regions(image: Image, words: Sequence[Word]) -> list[tuple[str, Box]]:
    """Labels and boxes of the regions, in pixels, in reading order."""
    analysis = analyse(image, words)
    return [(group["class_name"], analysis.box(group["group_bbox"])) for group in analysis.groups]


def analyse(image: Image, words: Sequence[Word]) -> Analysis:
    """Run the models, or recall the run when image and words are those of the last call."""
    return _analyse(_Subject(ref(image), tuple(words)))


@dataclass(frozen=True, eq=False)
class _Subject:
    """A page to look at, equal only to the same image with the same words.

    The image is not kept alive: only one page image should be in memory at once.
    """

    image: ref[Image]
    words: tuple[Word, ...]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Subject):
            return NotImplemented
        return self.image() is other.image() and self.words is other.words

    def __hash__(self) -> int:
        return id(self.words)


@lru_cache(maxsize=1)
def _analyse(subject: _Subject) -> Analysis:
    image = subject.image()
    assert image is not None, "the caller holds the image"
    points = points_a_pixel(image, subject.words)
    document = draw_word_layer(image, subject.words, points)
    is_too_much = len(subject.words) > _MOST_WORDS
    groups = [] if is_too_much else _model().predict(document[0], return_raw=True)
    document.close()
    # MuPDF keeps 256 MB of decoded pictures, also when their document is gone.
    _shrink_store()
    return Analysis(groups, points)


def _shrink_store() -> None:
    import pymupdf

    pymupdf.TOOLS.store_shrink(100)


def grid_model() -> Any:
    """The model that draws the grid of a table into its picture."""
    return _model()._model.table_grid_extractor


@cache
def _model() -> Any:
    import pymupdf
    from pymupdf.layout import DocumentLayoutAnalyzer

    with _one_thread_a_session():
        model = DocumentLayoutAnalyzer.get_model()
    # Importing pymupdf loaded one already; this lets go of it.
    pymupdf._get_layout = model.predict
    return model


@contextmanager
def _one_thread_a_session() -> Iterator[None]:
    """Let the models load with one thread: two take 1.6 times the CPU time for the same wall."""
    onnxruntime: Any = import_module("pymupdf.layout.onnx.common_util").__dict__["ort"]
    options_class = onnxruntime.SessionOptions

    class OneThread(options_class):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            super().__init__()
            self.intra_op_num_threads = 1

    onnxruntime.SessionOptions = OneThread
    try:
        yield
    finally:
        onnxruntime.SessionOptions = options_class
