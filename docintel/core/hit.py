"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a snippet, and whether it is what was searched for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that holds all words of the query; page 0 stands for the name and the values."""

    document_id: str
    name: str
    page: int
    snippet: tuple[Piece, ...]
