"""Say why a stored document has the value it has: votes, and what moved the models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docintel.core.document import Candidate, Document, Field
from docintel.core.influence import Explanation
from docintel.errors import DocintelError, NotFoundError, UnknownNameError
from docintel.pipeline.runner import Pipeline
from docintel.pipeline.stage import Explains, Slot
from docintel.services.heat_map import heat_map
from docintel.services.query import Query


@dataclass(frozen=True)
class Reasons:
    """What each voter proposes for a field today, and what moved those that can say so."""

    field: Field
    votes: tuple[Candidate, ...]
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class Explainer:
    """Asks the voters of a pipeline about stored documents; changes nothing."""

    query: Query
    pipeline: Pipeline

    def explain(self, document_id: str, name: str) -> Reasons:
        """Raises NotFoundError for no such document, UnknownNameError for a field it lacks."""
        document = self.query.document(self.query.filing(document_id).id)
        if not document.pages:
            raise NotFoundError(f"document {document_id} is not processed yet: nothing to explain")
        field = document.field(name)
        if field is None:
            known = ", ".join(sorted(field.name for field in document.fields)) or "none"
            raise UnknownNameError(f"document {document_id} has no field {name!r}; it has: {known}")
        return Reasons(field, self._votes(document, name), tuple(self._explained(document, field)))

    def picture(self, document_id: str, reasons: Reasons) -> bytes | None:
        """The page with what moved the models in colour, PNG; None for a value on no page."""
        if reasons.field.page is None:
            return None
        image = self.query.page_image(document_id, reasons.field.page)
        found = [one for each in reasons.explanations for one in each.influences]
        return heat_map(image, reasons.field.boxes, found)

    def _votes(self, document: Document, name: str) -> tuple[Candidate, ...]:
        """The surest first. What came with the file alone, such as its XML, votes no more."""
        asked = replace(document, candidates=())
        for stage in self.pipeline.document_stages:
            if Slot.CANDIDATES in stage.step.writes:
                try:
                    asked = stage.step(asked)
                except DocintelError:
                    # A voter that fails has no vote; the run has recorded why.
                    continue
        votes = (one for one in asked.candidates if one.name == name and one.row is None)
        return tuple(sorted(votes, key=lambda one: -one.confidence))

    def _explained(self, document: Document, field: Field) -> Iterator[Explanation]:
        for stage in self.pipeline.document_stages:
            if isinstance(stage.step, Explains) and (why := stage.step.explain(document, field)):
                yield why
