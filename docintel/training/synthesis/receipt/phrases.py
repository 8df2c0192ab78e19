"""The wording of tills."""

from __future__ import annotations

from docintel.training.synthesis.blocks.phrases import phrases_beside

PHRASES = phrases_beside(__file__)
