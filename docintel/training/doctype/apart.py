"""Make sure that what a model is measured on looks like nothing that it learned from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from docintel.errors import ConfigError
from docintel.training.doctype.sample import Sample, Use


def check_apart(samples: Sequence[Sample]) -> None:
    """Raise ConfigError where samples of one template or sender are for different uses."""
    uses: defaultdict[tuple[str, str], set[Use]] = defaultdict(set)
    for sample in samples:
        if sample.likeness:
            uses[sample.type, sample.likeness].add(sample.use)
    shared = sorted(f"{type_} {likeness}" for (type_, likeness), of in uses.items() if len(of) > 1)
    if shared:
        raise ConfigError(
            f"{len(shared)} templates or senders are both learned from and measured on, such as"
            f" {shared[0]!r}: the figures would be too good"
        )
