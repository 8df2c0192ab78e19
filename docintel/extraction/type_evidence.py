"""What of a document speaks for its type, looked at once for all who want to know."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from docintel.core.document_type import DocumentType
from docintel.extraction.reading import Reading
from docintel.extraction.type_scores import Cues, score_cues, score_titles


@dataclass(frozen=True)
class TypeEvidence:
    """`scores` and `titles` say of each type how well its cues and a title fit."""

    cues: Cues
    scores: Mapping[str, float]
    titles: Mapping[str, float]

    @property
    def reading(self) -> Reading:
        return self.cues.reading

    @property
    def look(self) -> Mapping[str, float]:
        """What the picture of the first page shows; empty where nobody has looked at one."""
        return look_in(self.reading)


def look_in(reading: Reading) -> Mapping[str, float]:
    """What the picture of the first page shows."""
    return dict(reading.pages[0].look) if reading.pages else {}


def evidence_in(reading: Reading, types: Collection[DocumentType]) -> TypeEvidence:
    """Look for the cues and titles of all these types."""
    cues = Cues(reading)
    return TypeEvidence(cues, score_cues(cues, types), score_titles(cues, types))
