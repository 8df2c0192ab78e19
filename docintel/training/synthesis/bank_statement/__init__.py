"""Bank statements: a head, bookings over one page or more, balances, and small print."""

from __future__ import annotations

from docintel.training.synthesis.bank_statement.maker import make

__all__ = ["make"]
