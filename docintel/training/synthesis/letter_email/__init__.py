"""Letters and printed e-mails, written with eight intents."""

from __future__ import annotations

from docintel.training.synthesis.letter_email.maker import make

__all__ = ["make"]
