"""Forms that somebody filled in, in several ways to ask and to answer."""

from __future__ import annotations

from docintel.training.synthesis.form.maker import make

__all__ = ["make"]
