"""What a network learns from, ready encoded: samples of the roles that it shall know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docintel.core.type_files import document_types
from docintel.engines.field_model.pieces import Pieces
from docintel.errors import ConfigError
from docintel.training.example import Example
from docintel.training.layoutlm.export import TOKENIZER
from docintel.training.layoutlm.samples import Sample, samples_of
from docintel.training.layoutlm.start import minilm_folder


@dataclass(frozen=True, slots=True)
class Material:
    """Samples to learn from, to steer training by, and to measure on at the end, by type."""

    roles: Sequence[str]
    training: Sequence[Sample]
    validation: Sequence[Sample]
    test: Mapping[str, Sequence[Sample]] = field(default_factory=dict)


def material_of(
    training: Iterable[Example],
    validation: Iterable[Example],
    test: Iterable[Example] = (),
    roles: Sequence[str] | None = None,
) -> Material:
    """Encode the examples, one after the other. Without `roles`, all that document types declare.

    Raises ConfigError where no word of the training part belongs to one of the roles.
    """
    known = declared_roles() if roles is None else list(roles)
    pieces = Pieces(minilm_folder() / TOKENIZER)
    learned = [sample for one in training for sample in samples_of(one, known, pieces)]
    if not any((sample.labels > 0).any() for sample in learned):
        raise ConfigError(
            f"no word of the {len(learned)} pages belongs to a known field: nothing to learn"
        )
    measured: dict[str, list[Sample]] = {}
    for one in test:
        measured.setdefault(one.type, []).extend(samples_of(one, known, pieces))
    steering = [sample for one in validation for sample in samples_of(one, known, pieces)]
    return Material(known, learned, steering, measured)


def declared_roles() -> list[str]:
    """The roles of all fields and columns that the shipped document types have, by name."""
    types = document_types().values()
    specs = (spec for one in types for spec in (*one.fields, *one.columns))
    return sorted({spec.learned_as for spec in specs})
