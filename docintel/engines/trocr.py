"""Read handwriting with TrOCR (Li et al. 2021), by Hugging Face transformers.

The model reads lines; they are found as for print, and words share a line by their letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from PIL.Image import Image

from docintel.core.page import Word
from docintel.engines.ctc import ReadLine
from docintel.engines.line_words import split_words
from docintel.engines.thin_ocr.find_lines import LineFinder, Pixels
from docintel.engines.thin_ocr.line_crops import as_read, straighten
from docintel.errors import ConfigError

_BROKEN = (OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)
_AT_ONCE = 8


@dataclass(frozen=True)
class TrOcr:
    """`model` is a folder that `save_pretrained` wrote: model, tokenizer and image processor.

    Nothing is ever downloaded. Lines read with less than `min_confidence`, the geometric mean of
    the probabilities of their pieces, are left out. No line is longer than `longest` pieces. `side`
    is explained at `LineFinder`.
    """

    model: str
    min_confidence: float = 0.3
    longest: int = 64
    side: int = 960
    threads: int = 1

    def read(self, image: Image) -> list[Word]:
        pixels = np.asarray(image)
        places = sorted(self._finder.find(pixels), key=lambda corners: tuple(corners[0, ::-1]))
        corners = [as_read(place) for place in places]
        lines = self._lines([straighten(pixels, one) for one in corners])
        return [
            word
            for line, one in zip(lines, corners, strict=True)
            if line.confidence >= self.min_confidence
            for word in split_words(line, one)
        ]

    def _lines(self, crops: Sequence[Pixels]) -> Iterator[ReadLine]:
        for start in range(0, len(crops), _AT_ONCE):
            for text, sure in self._model.read(crops[start : start + _AT_ONCE], self.longest):
                yield _evenly_spread(text, sure)

    @cached_property
    def _finder(self) -> LineFinder:
        return LineFinder(self.side, self.threads)

    @cached_property
    def _model(self) -> _Model:
        return _Model(Path(self.model).expanduser())


def _evenly_spread(text: str, sure: float) -> ReadLine:
    """The model does not say where it saw what; all letters are taken to be of one width."""
    text = " ".join(text.split())
    count = len(text)
    return ReadLine(text, tuple(range(count)), (sure,) * count, max(count, 1))


class _Model:
    """A loaded model with what prepares its pictures and spells its answers."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "config.json").is_file():
            raise ConfigError(
                f"engine 'trocr': there is no model in {folder}; `model` must name a folder with"
                " config.json, model.safetensors, tokenizer.json and preprocessor_config.json of a"
                " TrOCR model, as save_pretrained writes them"
            )
        from safetensors import SafetensorError
        from transformers import AutoImageProcessor, AutoTokenizer, VisionEncoderDecoderModel
        from transformers.utils.logging import disable_progress_bar

        # Our own progress is what belongs on the terminal.
        disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            pictures: Any = AutoImageProcessor
            self._pictures = pictures.from_pretrained(folder, local_files_only=True)
            self._tokenizer: Any = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            loaded: Any = VisionEncoderDecoderModel.from_pretrained(folder, local_files_only=True)
        # Each format of weights, and each kind of model, has its own ways to be broken.
        except (*_BROKEN, SafetensorError) as error:
            raise ConfigError(f"engine 'trocr': {folder} cannot be loaded: {error}") from error
        self._network: Any = loaded.eval()

    def read(self, crops: Sequence[Pixels], longest: int) -> list[tuple[str, float]]:
        """The text of each line, and how sure it is."""
        import torch

        pictures = self._pictures(images=list(crops), return_tensors="pt").pixel_values
        with torch.inference_mode():
            written = self._network.generate(
                pictures,
                max_new_tokens=longest,
                num_beams=1,
                do_sample=False,
                return_dict_in_generate=True,
                output_scores=True,
            )
        scores = self._network.compute_transition_scores(
            written.sequences, written.scores, normalize_logits=True
        )
        texts = self._tokenizer.batch_decode(written.sequences, skip_special_tokens=True)
        return [(text, _mean(row)) for text, row in zip(texts, scores, strict=True)]


def _mean(scores: Any) -> float:
    """The geometric mean; what stands behind the end of a shorter line counts for nothing."""
    written = scores[scores.isfinite() & (scores != 0)]
    return float(written.mean().exp()) if len(written) else 1.0
