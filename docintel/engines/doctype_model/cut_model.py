"""Tell where in a file another document begins, by what was learned from packs of documents."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docintel.engines.doctype_model.cut_weights import CutWeights, read_cut_weights
from docintel.engines.doctype_model.places import CUTS
from docintel.engines.weights import preferred
from docintel.extraction.page_sight import PageSight


@dataclass(frozen=True)
class CutModel:
    """The model that was trained last into the folder `models`, else the shipped one."""

    models: str | None = None

    # Once, as the weights are read once: what is trained meanwhile is another model.
    @cached_property
    def version(self) -> str:
        content = preferred(CUTS, self.models).read_bytes()
        return f"cuts@{hashlib.sha256(content).hexdigest()[:8]}"

    def score_cuts(self, pages: Sequence[PageSight]) -> Sequence[float]:
        """For every page but the first, the probability that another document begins with it."""
        return self._weights.judge(pages)

    @cached_property
    def _weights(self) -> CutWeights:
        return read_cut_weights(preferred(CUTS, self.models))
