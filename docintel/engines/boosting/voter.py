"""Score words with boosted trees, one model a document type; silent where there is none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from docintel.core.document import Document
from docintel.core.type_files import document_types
from docintel.engines.boosting.model import BoostingModel
from docintel.engines.protocols import WordScores
from docintel.engines.weights import checked, listed

#: Where the models of all types lie within a folder of models.
FOLDER = "boosting"
_SHIPPED = Path(str(files("docintel") / "weights"))


def name_of(type_name: str) -> str:
    """The name of a type's model within a folder of models."""
    return f"{FOLDER}/{type_name}.npz"


@dataclass(frozen=True)
class Boosting:
    """`models` is a folder of models of one's own, which go before those that ship; `types` one
    with TOML files of one's own types."""

    models: str | None = None
    types: str | None = None

    @property
    def version(self) -> str:
        """Named after all models that may have a say."""
        sums = {
            name: sum_
            for folder in reversed(self._folders)
            for name, sum_ in listed(folder).items()
            if name.startswith(f"{FOLDER}/")
        }
        digest = hashlib.sha256(repr(sorted(sums.items())).encode()).hexdigest()
        return f"boosting@{digest[:12]}"

    def score(self, document: Document) -> WordScores:
        model = self._model(document.type.name) if document.type else None
        types = document_types(Path(self.types).expanduser() if self.types else None)
        if document.type is None or model is None or document.type.name not in types:
            nothing = tuple(np.zeros((len(page.words), 0), np.float32) for page in document.pages)
            return WordScores((), nothing)
        pages = model.score(document, types[document.type.name])
        return WordScores(model.labels, pages, model.heeds_rules, model.trust.curves)

    def _model(self, type_name: str) -> BoostingModel | None:
        name = name_of(type_name)
        for folder in self._folders:
            if sum_ := listed(folder).get(name):
                return _loaded(folder, name, sum_)
        return None

    @property
    def _folders(self) -> tuple[Path, ...]:
        """Those that are looked through for a model, in this order."""
        own = (Path(self.models).expanduser(),) if self.models else ()
        return (*own, _SHIPPED)


@lru_cache(maxsize=32)
def _loaded(folder: Path, name: str, sum_: str) -> BoostingModel:
    """`sum_` is there so that a model that was trained again is loaded again."""
    return BoostingModel.load(checked(folder, name))
