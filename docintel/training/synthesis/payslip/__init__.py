"""Payslips: earnings, taxes and deductions in tables of many shapes."""

from __future__ import annotations

from docintel.training.synthesis.payslip.maker import make

__all__ = ["make"]
