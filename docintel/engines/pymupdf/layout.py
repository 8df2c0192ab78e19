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
from typing import TYPE_CHECKING, Any
from weakref import ref

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.engines.pymupdf.word_layer import POINTS, draw_word_layer

if TYPE_CHECKING:
    import pymupdf


#: Time grows with the square of the words: 4 s of CPU for 2,000, 11 for 4,000, a minute for 10,000.
_MOST_WORDS = 4_000


@dataclass(frozen=True)
class Analysis:
    """A one-page PDF and what the models say about its page, in points.

    Nothing is asked about pages with more than 4,000 words.
    """

    document: pymupdf.Document
    groups: list[dict[str, Any]]


def find_regions(image: Image, words: Sequence[Word]) -> list[tuple[str, Box]]:
    """Labels and boxes of the regions, in pixels, in reading order."""
    groups = analyse(image, words).groups
    return [(group["class_name"], to_pixels(group["group_bbox"])) for group in groups]


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
    document = draw_word_layer(image, subject.words)
    is_too_much = len(subject.words) > _MOST_WORDS
    groups = [] if is_too_much else _model().predict(document[0], return_raw=True)
    _drop_image(document[0])
    return Analysis(document, groups)


def _drop_image(page: pymupdf.Page) -> None:
    """Let go of the page image, which nothing after the models looks at.

    With it each look at the text takes up to 300 ms, since the text comes with pictures packed as
    PNG. MuPDF keeps 256 MB of decoded pictures, also when their document is gone.
    """
    import pymupdf

    for xref, *_ in page.get_images():
        page.delete_image(xref)
    pymupdf.TOOLS.store_shrink(100)


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


def to_pixels(corners: Sequence[float]) -> Box:
    """The box of four coordinates in points of the word layer's page."""
    left, top, right, bottom = corners[:4]
    return Box(left, top, right, bottom).scaled(1 / POINTS)


def to_points(pixel: tuple[float, float]) -> tuple[float, float]:
    """The place of a pixel on the word layer's page."""
    return pixel[0] * POINTS, pixel[1] * POINTS
