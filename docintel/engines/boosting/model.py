"""A trained voter for one document type, in one npz file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.document_type import DocumentType, FieldSpec
from docintel.engines.boosting.asking import Asking
from docintel.engines.boosting.evidence import evidence_of
from docintel.engines.boosting.forest import Forest, sigmoid
from docintel.engines.boosting.habits import Habits
from docintel.engines.boosting.hints import NAMES as HINTS
from docintel.engines.boosting.hints import hints_of
from docintel.engines.boosting.observe import observe
from docintel.engines.boosting.painted import painted
from docintel.engines.boosting.pairs import pairs_of, widths
from docintel.engines.boosting.trust import Trust
from docintel.engines.boosting.wording import Wording
from docintel.errors import ConfigError

#: Changes with the features: a model of other features is of no use.
FEATURES = 4
#: Changes with what only models that heed the rules see.
OWN_FEATURES = 1
_FOREST, _WORDS, _WEIGHTS, _TRUST = "forest.", "words.", "weights.", "trust."


@dataclass(frozen=True)
class BoostingModel:
    """What was learned for a type: the roles of its fields in `labels`, the words beside their
    values, and the trees. `data` is the sum of what it learned from. It may have learned from what
    the rules propose as well, and from hints. `habits` are those of the type's documents, where
    they are known, and `trust` says how often its answers are right."""

    type: str
    labels: tuple[str, ...]
    wording: Wording
    forest: Forest
    data: str
    heeds_rules: bool = False
    habits: Habits | None = None
    trust: Trust = field(default_factory=Trust)

    def fields_in(self, document_type: DocumentType) -> list[FieldSpec] | None:
        """The type's field for each label; None where it has lost one since the training."""
        known = (*document_type.columns, *document_type.fields)
        by_role = {spec.learned_as: spec for spec in reversed(known)}
        if not set(self.labels) <= set(by_role):
            return None
        return [by_role[label] for label in self.labels]

    def score(
        self, document: Document, document_type: DocumentType
    ) -> tuple[NDArray[np.float32], ...]:
        """Shape (words, labels) for each page: the likeliest of the units that hold the word."""
        fields = self.fields_in(document_type)
        if fields is None:
            raise ConfigError(
                f"the model of type {self.type!r} knows fields that the type no longer has:"
                f" `docintel train fields --type {self.type}` makes it anew"
            )
        observed = observe(document, document_type, frozenset(one.kind for one in fields))
        evidence = evidence_of(document, document_type, observed, fields, self.heeds_rules)
        hints = hints_of(observed) if self.heeds_rules else None
        pairs = pairs_of(observed, fields, self.wording, evidence, hints)
        by_unit = np.zeros((len(observed.units), len(fields)))
        by_unit[pairs.units, pairs.fields] = sigmoid(self._asking.log_odds(pairs))
        if self.habits:
            by_unit = self.habits.applied(observed.units, by_unit)
        return painted(document, observed.touched, by_unit.astype(np.float32))

    @cached_property
    def _asking(self) -> Asking:
        return Asking(self.forest, widths(self.heeds_rules, len(HINTS) * self.heeds_rules))

    def save(self, path: Path) -> None:
        """Write the file; nothing in it is code."""
        arrays: dict[str, NDArray[np.generic]] = {
            "features": np.array(FEATURES),
            "type": np.array(self.type),
            "labels": np.array(self.labels),
            "data": np.array(self.data),
            "heeds_rules": np.array(self.heeds_rules),
            "own_features": np.array(OWN_FEATURES),
        }
        arrays |= {f"{_FOREST}{name}": array for name, array in self.forest.arrays().items()}
        if self.habits:
            arrays |= {"present": self.habits.present, "together": self.habits.together}
        arrays |= {f"{_TRUST}{name}": array for name, array in self.trust.arrays().items()}
        for table, words in self.wording.words.items():
            arrays[f"{_WORDS}{table}"] = np.array(words, dtype=np.str_)
            arrays[f"{_WEIGHTS}{table}"] = self.wording.weights[table].astype(np.float32)
        np.savez_compressed(path, allow_pickle=False, **arrays)

    @classmethod
    def load(cls, path: Path) -> BoostingModel:
        """Read the file; raises ConfigError for what is no such model."""
        try:
            with np.load(path, allow_pickle=False) as arrays:
                _check_version(path, arrays)
                return cls(
                    type=str(arrays["type"]),
                    labels=tuple(map(str, arrays["labels"])),
                    wording=_wording(arrays, len(arrays["labels"])),
                    forest=Forest.of(_part(arrays, _FOREST)),
                    data=str(arrays["data"]),
                    heeds_rules=bool(arrays["heeds_rules"]),
                    habits=_habits(arrays),
                    trust=Trust.of(_part(arrays, _TRUST)),
                )
        except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
            raise ConfigError(f"{path} is no model of boosted trees: {error}") from error


def _check_version(path: Path, arrays: np.lib.npyio.NpzFile) -> None:
    """Raises ConfigError for a model that was trained on other features than there are now."""
    is_own = bool(arrays["heeds_rules"])
    seen = [int(arrays["features"]), _own_features(arrays) if is_own else OWN_FEATURES]
    command = "the command that made it"
    if is_own:
        command = f"`docintel train fields --type {arrays['type']} --examples LABELS`"
    if seen != [FEATURES, OWN_FEATURES]:
        raise ConfigError(
            f"{path} was trained by a version that saw documents differently:"
            f" train it again, with {command}"
        )


def _own_features(arrays: np.lib.npyio.NpzFile) -> int:
    """0 for a model from before they were counted."""
    return int(arrays["own_features"]) if "own_features" in arrays else 0


def _habits(arrays: np.lib.npyio.NpzFile) -> Habits | None:
    return Habits(arrays["present"], arrays["together"]) if "present" in arrays else None


def _part(arrays: np.lib.npyio.NpzFile, prefix: str) -> dict[str, NDArray[np.generic]]:
    return {name.removeprefix(prefix): arrays[name] for name in arrays if name.startswith(prefix)}


def _wording(arrays: np.lib.npyio.NpzFile, fields: int) -> Wording:
    words = {name: tuple(map(str, array)) for name, array in _part(arrays, _WORDS).items()}
    weights = {
        name: np.asarray(array, np.float64) for name, array in _part(arrays, _WEIGHTS).items()
    }
    return Wording(words, weights, fields)
