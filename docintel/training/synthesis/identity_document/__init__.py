"""Identity documents: passports, cards, driving licences, residence permits."""

from __future__ import annotations

from docintel.training.synthesis.identity_document.maker import make

__all__ = ["make"]
