"""What letters and e-mails say, in six languages and for eight intents."""

from __future__ import annotations

from docintel.training.synthesis.blocks.phrases import phrases_beside

WORDING = phrases_beside(__file__)
INTENTS = (
    *("complaint", "inquiry", "cancellation", "order"),
    *("dunning", "notice", "application", "information"),
)
