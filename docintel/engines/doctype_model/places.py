"""What the models of document types are called in a folder of models."""

from __future__ import annotations

TYPES = "doctype/types.npz"
CUTS = "doctype/cuts.npz"
