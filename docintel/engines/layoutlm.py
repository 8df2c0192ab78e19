"""Score words with any LayoutLM, LayoutLMv3 or LiLT token classifier of Hugging Face transformers.

The models see words and their places; pictures
stay outside, since a document carries none.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.page import Page
from docintel.core.word_order import read_order
from docintel.engines.protocols import WordScores
from docintel.errors import ConfigError

#: What LayoutLM and its kin take at most, with the marks at both ends.
_WINDOW = 512
#: Labels that mean no field.
_OUTSIDE = frozenset({"o", "other", "none", "outside", "0"})
#: owner/name, as a model hub calls its models.
_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")
_WEIGHTS = ("*.safetensors", "*.bin")
_BROKEN = (OSError, ValueError, TypeError, KeyError, AttributeError, RuntimeError)

Coordinates = tuple[int, int, int, int]


@dataclass(frozen=True)
class LayoutLm:
    """`model` is a folder that `save_pretrained` wrote, of model and tokenizer, or `owner/name` of
    a model hub: only then transformers asks the network, unless the model is in its cache.

    A long page is read in windows of 512 pieces that share `overlap` pieces; where two windows see
    a word, their probabilities are averaged. Labels lose the prefix that says where a value begins.
    """

    model: str
    overlap: int = 128

    @property
    def version(self) -> str:
        return f"layoutlm-{Path(self.model).name}@{self._digest}"

    def score(self, document: Document) -> WordScores:
        """Probabilities of the labels that name a field, in the order the model lists them."""
        fields = self._fields
        pages = tuple(self._score_page(page, fields) for page in document.pages)
        return WordScores(tuple(fields), pages)

    def _score_page(self, page: Page, fields: Mapping[str, list[int]]) -> NDArray[np.float32]:
        scores = np.zeros((len(page.words), len(fields)), np.float32)
        order = read_order(page)
        if not order:
            return scores
        texts = [page.words[index].text for index in order]
        boxes = [_coordinates(page, index) for index in order]
        rows = np.array(self._classifier.probabilities(texts, boxes, self.overlap), np.float32)
        for column, numbers in enumerate(fields.values()):
            scores[order, column] = rows[:, numbers].sum(axis=1)
        return scores

    @cached_property
    def _fields(self) -> dict[str, list[int]]:
        """The numbers of the model's labels, by the field that they name."""
        numbers: dict[str, list[int]] = {}
        for number, label in enumerate(self._classifier.labels):
            if field := _field(label):
                numbers.setdefault(field, []).append(number)
        return numbers

    @cached_property
    def _classifier(self) -> _Classifier:
        return _Classifier(self._place)

    @cached_property
    def _digest(self) -> str:
        """Short name of these very weights; of a model hub's, of the name alone."""
        digest = hashlib.sha256(b"" if self._is_folder else self.model.encode())
        folder = Path(self._place)
        weights = sorted(path for pattern in _WEIGHTS for path in folder.glob(pattern))
        for path in (folder / "config.json", *weights) if self._is_folder else ():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
        return digest.hexdigest()[:12]

    @property
    def _is_folder(self) -> bool:
        return (Path(self.model).expanduser() / "config.json").is_file()

    @property
    def _place(self) -> str:
        """The folder, or the name on the hub; raises ConfigError for what can be neither."""
        folder = Path(self.model).expanduser()
        if self._is_folder:
            return str(folder)
        if _HUB_ID.fullmatch(self.model) and not folder.exists():
            return self.model
        raise ConfigError(
            f"engine 'layoutlm': there is no model in {folder}; `model` must name a folder with"
            " config.json, model.safetensors and tokenizer.json of a LayoutLM, LayoutLMv3 or"
            " LiLT token classifier, as save_pretrained writes them, or owner/name of a model hub"
        )


class _Classifier:
    """A loaded model with its tokenizer."""

    def __init__(self, place: str) -> None:
        from safetensors import SafetensorError
        from transformers import AutoModelForTokenClassification, AutoTokenizer
        from transformers.utils.logging import disable_progress_bar

        # Our own progress is what belongs on the terminal.
        disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            local = Path(place).is_dir()
            tokenizer = AutoTokenizer.from_pretrained(place, local_files_only=local)
            model, loading = AutoModelForTokenClassification.from_pretrained(
                place, local_files_only=local, output_loading_info=True
            )
        # Each format of weights, and each kind of model, has its own ways to be broken.
        except (*_BROKEN, SafetensorError, UnpicklingError) as error:
            raise ConfigError(f"engine 'layoutlm': {place} cannot be loaded: {error}") from error
        _refuse_untrained(place, tokenizer, loading["missing_keys"])
        self._model = model.eval()
        self._start, self._end = tokenizer.cls_token_id, tokenizer.sep_token_id
        self._pieces = tokenizer.backend_tokenizer
        self._pieces.no_truncation()
        self._pieces.no_padding()
        self.labels = [model.config.id2label[number] for number in range(model.config.num_labels)]

    def probabilities(
        self, texts: Sequence[str], boxes: Sequence[Coordinates], overlap: int
    ) -> list[list[float]]:
        """One row a word, one column a label. A word is judged by its first piece."""
        encoded = self._pieces.encode(list(texts), is_pretokenized=True, add_special_tokens=False)
        words = [word for word in encoded.word_ids if word is not None]
        sums = [[0.0] * len(self.labels) for _ in texts]
        seen = [0] * len(texts)
        for start, end in windows(len(words), self._room, overlap):
            rows = self._run(encoded.ids[start:end], [boxes[word] for word in words[start:end]])
            for place, row in zip(range(start, end), rows, strict=True):
                word = words[place]
                if place == 0 or words[place - 1] != word:
                    seen[word] += 1
                    sums[word] = [total + more for total, more in zip(sums[word], row, strict=True)]
        outside = self._outside()
        return [
            [total / count for total in row] if count else outside
            for row, count in zip(sums, seen, strict=True)
        ]

    def _run(self, ids: Sequence[int], boxes: Sequence[Coordinates]) -> list[list[float]]:
        """Probabilities of the labels for each piece of one window."""
        import torch

        # LayoutLM itself was trained with the end mark in the far corner, its kin without.
        corner = 1000 if self._model.config.model_type == "layoutlm" else 0
        with torch.inference_mode():
            logits = self._model(
                input_ids=torch.tensor([[self._start, *ids, self._end]]),
                bbox=torch.tensor([[(0, 0, 0, 0), *boxes, (corner,) * 4]]),
                attention_mask=torch.ones(1, len(ids) + 2, dtype=torch.long),
            ).logits
        rows: list[list[float]] = logits[0, 1 : len(ids) + 1].float().softmax(-1).tolist()
        return rows

    @property
    def _room(self) -> int:
        """Pieces that fit between the marks."""
        config = self._model.config
        # The kin of RoBERTa number positions from behind the padding's.
        unused = 0 if config.model_type == "layoutlm" else config.pad_token_id + 1
        return min(_WINDOW, int(config.max_position_embeddings) - unused) - 2

    def _outside(self) -> list[float]:
        """For a word of which the tokenizer leaves nothing: surely no field."""
        return [float(_field(label) is None) for label in self.labels]


def _refuse_untrained(place: str, tokenizer: Any, missing: Iterable[str]) -> None:
    """Transformers fills up with chance what a folder lacks, and answers all the same."""
    if parts := sorted(missing):
        raise ConfigError(
            f"engine 'layoutlm': {place} has no weights for {', '.join(parts)}: it is not trained"
            " to name fields; name a token classifier"
        )
    if len(tokenizer) <= len(tokenizer.all_special_tokens):
        raise ConfigError(
            f"engine 'layoutlm': {place} has no words to cut texts into; put the tokenizer.json of"
            " the model beside it"
        )


def windows(length: int, room: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Starts and ends of stretches of `room` that cover `length`, each sharing `overlap`."""
    step = max(1, room - min(overlap, room - 1))
    start = 0
    while start + room < length:
        yield start, start + room
        start += step
    if length:
        yield start, length


def _coordinates(page: Page, index: int) -> Coordinates:
    """The word's box in thousandths of the page, as LayoutLM was trained."""
    box = page.words[index].box
    return (
        _thousandths(box.left, page.width),
        _thousandths(box.top, page.height),
        _thousandths(box.right, page.width),
        _thousandths(box.bottom, page.height),
    )


def _thousandths(position: float, whole: int) -> int:
    return min(1000, max(0, int(1000 * position / whole)))


def _field(label: str) -> str | None:
    """The field that a label names: `B-TOTAL` is TOTAL; None for `none of them`."""
    if label.lower() in _OUTSIDE:
        return None
    prefix, _, name = label.partition("-")
    return name if name and prefix in {"B", "I", "E", "S", "L", "U"} else label
