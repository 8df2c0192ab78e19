"""Score words with the fields model that a pipeline names: ours, or any LayoutLM of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docintel.core.document import Document
from docintel.engines.field_model.onnx_model import OnnxFieldModel
from docintel.engines.layoutlm import LayoutLm
from docintel.engines.protocols import WordScorer, WordScores


@dataclass(frozen=True)
class FieldModel:
    """`model` is None for the model that ships; a folder that `docintel train fields` wrote; or a
    folder or hub name of a Hugging Face LayoutLM, LayoutLMv3 or LiLT token classifier.
    """

    model: str | None = None
    threads: int = 1

    @property
    def version(self) -> str:
        return self._scorer.version

    def score(self, document: Document) -> WordScores:
        return self._scorer.score(document)

    @cached_property
    def _scorer(self) -> WordScorer:
        if self.model is None:
            return OnnxFieldModel(None, self.threads)
        folder = Path(self.model).expanduser()
        if (folder / "model.onnx").is_file():
            return OnnxFieldModel(folder, self.threads)
        return LayoutLm(self.model)
