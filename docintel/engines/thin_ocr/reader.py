"""Read the words on an image: find its lines, cut them out, read each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PIL.Image import Image

from docintel.core.page import Word
from docintel.engines import ctc
from docintel.engines.line_words import split_words
from docintel.engines.lookalikes import settle
from docintel.engines.stray_accents import without_stray_accents
from docintel.engines.thin_ocr.colons import with_colons
from docintel.engines.thin_ocr.find_lines import LineFinder, Pixels
from docintel.engines.thin_ocr.latin_head import is_latin
from docintel.engines.thin_ocr.learned_layers import learned_layers
from docintel.engines.thin_ocr.line_crops import as_read, cut
from docintel.engines.thin_ocr.recognizer import Recognizer
from docintel.engines.thin_ocr.small_print import with_small_print

#: How many lines tell the script of a page.
_SAMPLE = 4
_MOSTLY = 0.9
_MAKES_SENSE = 0.8


@dataclass(frozen=True)
class ThinOcr:
    """PP-OCRv6 as RapidOCR ships it, at two fifths of its CPU time and with fewer errors.

    Lines read with less than `min_confidence` are noise and left out. `faint_space` is explained
    at `ctc.decode`, `side` at `LineFinder`. Where the folder `models` has layers that `docintel
    train reader` learned, they take the place of PP-OCRv6's last ones for Latin scripts.
    """

    min_confidence: float = 0.5
    faint_space: float = 0.05
    side: int = 960
    threads: int = 1
    models: str | None = None

    def read(self, image: Image) -> list[Word]:
        pixels = np.asarray(image)
        found = with_small_print(pixels, self._finder.find(pixels), self._finder)
        places = sorted(with_colons(pixels, found), key=lambda corners: tuple(corners[0, ::-1]))
        corners = [as_read(place) for place in places]
        lines = without_stray_accents(self._read_lines([cut(pixels, one) for one in corners]))
        return [
            word
            for line, one in zip(lines, corners, strict=True)
            if line.confidence >= self.min_confidence
            for word in split_words(settle(line), one)
        ]

    def _read_lines(self, strips: list[Pixels]) -> list[ctc.ReadLine]:
        """All scripts can be read; the quicker way is taken where the longest lines are Latin."""
        longest = sorted(range(len(strips)), key=lambda index: -strips[index].shape[1])[:_SAMPLE]
        read = {index: self._read_latin(strips[index]) for index in longest}
        way = self._read_latin if _mostly_latin(read.values()) else self._any_script.read
        return [read.get(index) or way(strip) for index, strip in enumerate(strips)]

    def _read_latin(self, strip: Pixels) -> ctc.ReadLine:
        """A line that makes little sense so may be of another script."""
        line = self._latin.read(strip)
        if line.confidence >= _MAKES_SENSE:
            return line
        other = self._any_script.read(strip)
        return other if other.confidence > line.confidence else line

    @cached_property
    def _finder(self) -> LineFinder:
        return LineFinder(self.side, self.threads)

    @cached_property
    def _any_script(self) -> Recognizer:
        return Recognizer(False, self.faint_space, self.threads)

    @cached_property
    def _latin(self) -> Recognizer:
        return Recognizer(True, self.faint_space, self.threads, learned_layers(self.models))


def _mostly_latin(lines: Iterable[ctc.ReadLine]) -> bool:
    characters = [one for line in lines for one in line.text if not one.isspace()]
    return sum(map(is_latin, characters)) >= _MOSTLY * len(characters)
