"""Score words with the fields model that a pipeline names: ours, or any LayoutLM of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from docintel.core.document import Document
from docintel.engines.field_model.onnx_model import MODEL, OnnxFieldModel
from docintel.engines.layoutlm import LayoutLm
from docintel.engines.protocols import WordScorer, WordScores
from docintel.engines.weights import listed

_SHIPPED = Path(str(files("docintel") / "weights"))


@dataclass(frozen=True)
class FieldModel:
    """`model` is a folder or hub name of a Hugging Face LayoutLM, LayoutLMv3 or LiLT token
    classifier, or a folder that `docintel train fields --out` wrote. Without it, the model that was
    trained into `models` goes before the one that ships.
    """

    model: str | None = None
    models: str | None = None
    threads: int = 1

    @property
    def version(self) -> str:
        return self._scorer.version

    def score(self, document: Document) -> WordScores:
        return self._scorer.score(document)

    @cached_property
    def _scorer(self) -> WordScorer:
        if self.model is not None and MODEL not in listed(Path(self.model).expanduser()):
            return LayoutLm(self.model)
        named = self.model or self.models
        own = Path(named).expanduser() if named else _SHIPPED
        return OnnxFieldModel(own if MODEL in listed(own) else _SHIPPED, self.threads)
