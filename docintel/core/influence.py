"""What moved a model towards a value: the words around it, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.core.geometry import Box


@dataclass(frozen=True, slots=True)
class Influence:
    """A line or word, and by how much the model would be less sure of the value without it.

    `words` is what is lost when something else is written there, `place` what is lost besides when
    nothing stands there at all. Both from -1 to 1; below nought it speaks against the value.
    """

    page: int
    box: Box
    text: str
    words: float
    place: float

    @property
    def total(self) -> float:
        return self.words + self.place


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a model holds the words of a field to be its value.

    `likely` is the mean probability of these words; influences come with the strongest first.
    """

    voter: str
    label: str
    likely: float
    influences: tuple[Influence, ...]
