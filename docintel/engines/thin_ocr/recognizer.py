"""Read lines of text off their strips: one network, and the characters it tells apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from docintel.engines import ctc, ocr_models
from docintel.engines.thin_ocr.find_lines import Pixels
from docintel.engines.thin_ocr.latin_head import cut_to_latin
from docintel.engines.thin_ocr.learned_layers import LearnedLayers
from docintel.engines.thin_ocr.line_crops import HEIGHT
from docintel.engines.thin_ocr.session import Floats, Session

#: The network reads a step every eight pixels.
_STEP = 8
_SHORTEST = 16


@dataclass(frozen=True)
class Recognizer:
    """Of all scripts, or quicker, of the Latin ones only, and these with `learned` layers or not.

    `faint_space`: see `ctc.decode`.
    """

    latin_only: bool
    faint_space: float
    threads: int
    learned: LearnedLayers | None = None

    def read(self, strip: Pixels) -> ctc.ReadLine:
        """Lines are read one by one: on a processor nothing is gained by reading several."""
        values, share = shown(strip)
        seen = self._session.run(values)[0]
        return ctc.decode(seen, self._alphabet, len(seen) * share, self._faint_space)

    @property
    def _faint_space(self) -> float:
        return self.learned.faint_space if self.learned else self.faint_space

    @cached_property
    def _session(self) -> Session:
        model = ocr_models.recognition_model()
        if not self.latin_only:
            return Session(model, self.threads)
        weights = self.learned.weights if self.learned else None
        return Session(cut_to_latin(model.read_bytes(), weights), self.threads)

    @cached_property
    def _alphabet(self) -> ctc.Alphabet:
        return ctc.Alphabet(["", *self._session.characters, " "])


def shown(strip: Pixels) -> tuple[Floats, float]:
    """The strip as the network takes it, blue first and from -1 to 1, and its share of the room."""
    length = strip.shape[1]
    room = max(-(-length // _STEP) * _STEP, _SHORTEST)
    values = np.zeros((1, 3, HEIGHT, room), np.float32)
    np.multiply(strip.transpose(2, 0, 1)[::-1], 2 / 255, out=values[0, :, :, :length])
    values[0, :, :, :length] -= 1
    return values, length / room
