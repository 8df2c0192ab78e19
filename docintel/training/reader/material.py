"""Gather what the reader learns from and what it is measured on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

from docintel.engines.thin_ocr.find_lines import LineFinder, Pixels
from docintel.engines.thin_ocr.reader import ThinOcr
from docintel.training.reader.greedy import read_classes
from docintel.training.reader.last_layers import LastLayers
from docintel.training.reader.letter_case import as_printed
from docintel.training.reader.line_texts import line_texts
from docintel.training.reader.options import Progress, ReaderTraining
from docintel.training.reader.printed_lines import Press, fonts_in
from docintel.training.reader.real_pages import LabelledPage, old_pages, receipts
from docintel.training.reader.sample import Sample, TypedStrip
from docintel.training.reader.sight import Eye
from docintel.training.reader.typed_lines import TypedLines

RECEIPTS, PAGES, PRINT = "receipts", "typewritten and printed pages", "our own print"
#: What differs more from what is read now was typed for something else.
_FOREIGN = 0.45
_LONGEST_STRIP = 2400
#: Of lines of our own print, one in so many is kept for measuring.
_KEPT = 25


@dataclass(frozen=True)
class Material:
    """No receipt, page or printed line is in both."""

    learn: Sequence[Sample]
    measure: Sequence[Sample]


@dataclass
class Gatherer:
    """`alphabet` is what each class stands for; `layers` read as the plain recogniser does."""

    options: ReaderTraining
    alphabet: Sequence[str]
    layers: LastLayers
    progress: Progress

    def __post_init__(self) -> None:
        self._eye = Eye()
        self._random = Random(self.options.seed)
        self._classes = {one: index for index, one in enumerate(self.alphabet)}

    def gather(self) -> Material:
        slips, sheets = receipts(self.options.data), old_pages(self.options.data)
        printed, views = list(self._printed()), self.options.views
        return Material(
            learn=[
                *self._typed(RECEIPTS, slips.learn, views),
                *self._typed(PAGES, sheets.learn, views),
                *(one for index, one in enumerate(printed) if index % _KEPT),
            ],
            measure=[
                *self._typed(RECEIPTS, slips.measure, 1),
                *self._typed(PAGES, sheets.measure, 1),
                *printed[::_KEPT],
            ],
        )

    def _printed(self) -> Iterator[Sample]:
        press = Press(fonts_in(self.options.fonts), self._random)
        texts = line_texts(self.alphabet[1:-1], self._random)
        strips = islice(press.print(texts), self.options.printed)
        for done, (strip, text) in enumerate(strips, start=1):
            sample = self._sample(PRINT, strip, text)
            self.progress("printing lines", done, self.options.printed)
            if sample.is_readable:
                yield sample

    def _typed(self, origin: str, pages: Sequence[LabelledPage], views: int) -> Iterator[Sample]:
        cutter = TypedLines(LineFinder(ThinOcr.side, threads=1), views)
        for done, page in enumerate(pages, start=1):
            for strips in cutter.strips(_pixels(page.image), page.lines, self._random):
                yield from self._trusted(origin, strips)
            self.progress(f"looking at {origin}", done, len(pages))

    def _trusted(self, origin: str, strips: Sequence[TypedStrip]) -> list[Sample]:
        """The views of one line; none where what was typed can hardly be what is there."""
        plain = self._sample(origin, *strips[0])
        read = "".join(self.alphabet[one] for one in read_classes(self.layers, plain))
        text = "".join(one for one in strips[0].text if one in self._classes)
        if _difference(text, read) > _FOREIGN:
            return []
        text = as_printed(text, read) if origin == RECEIPTS else text
        seen = (self._sample(origin, strip, text) for strip, _ in strips)
        return [sample for sample in seen if sample.is_readable]

    def _sample(self, origin: str, strip: Pixels, text: str) -> Sample:
        known = [self._classes[one] for one in text if one in self._classes]
        return Sample(origin, self._eye.see(strip[:, :_LONGEST_STRIP]), known)


def _pixels(path: Path) -> Pixels:
    with Image.open(path) as opened:
        return np.asarray(opened.convert("RGB"))


def _difference(typed: str, read: str) -> float:
    """Share of characters, case and blanks aside."""
    one, other = ("".join(text.casefold().split()) for text in (typed, read))
    return Levenshtein.normalized_distance(one, other)
