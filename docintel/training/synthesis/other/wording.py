"""Text of papers that are none of the known types, in six languages."""

from __future__ import annotations

from docintel.training.synthesis.blocks.phrases import phrases_beside

WORDING = phrases_beside(__file__)
