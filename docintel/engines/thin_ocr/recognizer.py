"""Read lines of text off their strips: one network, and the characters it tells apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from docintel.engines import ctc, ocr_models
from docintel.engines.thin_ocr.find_lines import Pixels
from docintel.engines.thin_ocr.latin_head import cut_to_latin
from docintel.engines.thin_ocr.line_crops import HEIGHT
from docintel.engines.thin_ocr.session import Session

#: The network reads a step every eight pixels.
_STEP = 8
_SHORTEST = 16


@dataclass(frozen=True)
class Recognizer:
    """Of all scripts, or quicker, of the Latin ones only. `faint_space`: see `ctc.decode`."""

    latin_only: bool
    faint_space: float
    threads: int

    def read(self, strip: Pixels) -> ctc.ReadLine:
        """Lines are read one by one: on a processor nothing is gained by reading several."""
        length = strip.shape[1]
        room = max(-(-length // _STEP) * _STEP, _SHORTEST)
        values = np.zeros((1, 3, HEIGHT, room), np.float32)
        np.multiply(strip.transpose(2, 0, 1)[::-1], 2 / 255, out=values[0, :, :, :length])
        values[0, :, :, :length] -= 1
        seen = self._session.run(values)[0]
        return ctc.decode(seen, self._alphabet, len(seen) * length / room, self.faint_space)

    @cached_property
    def _session(self) -> Session:
        model = ocr_models.recognition_model()
        return Session(cut_to_latin(model.read_bytes()) if self.latin_only else model, self.threads)

    @cached_property
    def _alphabet(self) -> ctc.Alphabet:
        return ctc.Alphabet(["", *self._session.characters, " "])
