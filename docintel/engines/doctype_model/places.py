"""Where the models of document types lie in a folder of models."""

from __future__ import annotations

from pathlib import Path

from docintel.engines.weights import checked, listed, shipped

TYPES = "doctype/types.npz"
CUTS = "doctype/cuts.npz"


def place_of(name: str, models: str | None) -> Path:
    """The file of one's own folder of models, where it has one, else the shipped one."""
    own = Path(models).expanduser() if models else None
    return checked(own, name) if own and name in listed(own) else shipped(name)
