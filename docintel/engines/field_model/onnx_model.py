"""Score words with a LayoutLM of docintel's own: the one that ships, or one of `docintel train`.

The model is a LayoutLM (Xu et al. 2020) in ONNX, with whole numbers for weights, that needs no
torch. Beside it lie tokenizer.json and labels.json; a manifest over them has their sums.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.page import Page
from docintel.engines.field_model.encoding import Encoded, encode
from docintel.engines.field_model.pieces import Pieces
from docintel.engines.protocols import WordScores
from docintel.engines.weights import checked
from docintel.errors import ConfigError

#: Where the model lies within a folder of models.
FOLDER = "fields"
MODEL = f"{FOLDER}/model.onnx"
#: More words than this are no business page; they would cost minutes.
_MOST_WORDS = 20_000
_INPUTS, _OUTPUT = {"ids", "boxes", "shapes"}, "logits"
_VOCABULARIES = {"WordPiece", "WordLevel"}


@dataclass(frozen=True)
class OnnxFieldModel:
    """The model in a folder of models; loaded on first use."""

    models: Path
    threads: int = 1

    @property
    def version(self) -> str:
        return f"layoutlm@{self._labels['version']}"

    def score(self, document: Document) -> WordScores:
        """Probabilities of all roles for the words of every page; zeros for a page too full."""
        labels = tuple(self._labels["labels"])
        pages = tuple(self._score_page(page, len(labels)) for page in document.pages)
        return WordScores(labels, pages)

    def _score_page(self, page: Page, labels: int) -> NDArray[np.float32]:
        sums = np.zeros((len(page.words), labels), np.float32)
        if len(page.words) > _MOST_WORDS:
            return sums
        seen = np.zeros((len(page.words), 1), np.float32)
        for window in encode(page, self._pieces):
            first = window.words >= 0
            words = window.words[first]
            sums[words] += self._run(window)[first]
            seen[words] += 1
        means: NDArray[np.float32] = sums / np.maximum(seen, 1)
        return means

    def _run(self, window: Encoded) -> NDArray[np.float32]:
        """Probabilities of the labels for each piece; what is left is `none of them`."""
        inputs = {
            "ids": window.ids[None],
            "boxes": window.boxes[None],
            "shapes": window.shapes[None],
        }
        logits: NDArray[np.float32] = self._session.run([_OUTPUT], inputs)[0][0]
        powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
        shares: NDArray[np.float32] = powers / powers.sum(axis=-1, keepdims=True)
        return shares[:, 1:]

    @cached_property
    def _session(self) -> Any:
        from onnxruntime import InferenceSession, SessionOptions  # type: ignore[import-untyped]
        from onnxruntime.capi import (  # type: ignore[import-untyped]
            onnxruntime_pybind11_state as said,
        )

        options = SessionOptions()
        options.intra_op_num_threads = self.threads
        path = checked(self.models, MODEL)
        try:
            session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except (said.Fail, said.InvalidArgument, said.InvalidGraph, said.InvalidProtobuf) as error:
            raise ConfigError(f"{path} is no model: {error}") from error
        given = {one.name for one in session.get_inputs()}
        answered = {one.name: one.shape[-1] for one in session.get_outputs()}
        if given != _INPUTS or answered.get(_OUTPUT) != len(self._labels["labels"]) + 1:
            raise ConfigError(
                f"{path} is not the model of the labels beside it: make both with"
                " `docintel train fields`, or name the folder of a Hugging Face model"
            )
        return session

    @cached_property
    def _pieces(self) -> Pieces:
        path = checked(self.models, f"{FOLDER}/tokenizer.json")
        _check_vocabulary(path)
        return Pieces(path)

    @cached_property
    def _labels(self) -> dict[str, Any]:
        path = checked(self.models, f"{FOLDER}/labels.json")
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return {"version": str(found["version"]), "labels": [*map(str, found["labels"])]}
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise ConfigError(f"{path} cannot be read: {error!r}") from error


def _check_vocabulary(path: Path) -> None:
    """Raises ConfigError for what is none; its reader would raise what nobody can tell apart."""
    try:
        cutter = json.loads(path.read_text(encoding="utf-8"))["model"]
        numbers = cutter["vocab"].values()
        is_sound = cutter["type"] in _VOCABULARIES and all(isinstance(one, int) for one in numbers)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(f"{path} cannot be read: {error!r}; train the model again") from error
    if not is_sound:
        raise ConfigError(f"{path} is no vocabulary of words or pieces; train the model again")
