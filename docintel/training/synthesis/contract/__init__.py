"""Contracts: two parties, numbered clauses, dates, law and signatures."""

from __future__ import annotations

from docintel.training.synthesis.contract.maker import make

__all__ = ["make"]
