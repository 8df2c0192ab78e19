"""Papers of no known type: news, menus, CVs, tickets, poems and more."""

from __future__ import annotations

from docintel.training.synthesis.other.maker import make

__all__ = ["make"]
