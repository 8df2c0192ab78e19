"""Say why a stored document has the value it has: votes, and what moved the models."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from docintel.core.cell_paths import value_at
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

    def explain(
        self, document_id: str, name: str, go_on: Callable[[], None] = lambda: None
    ) -> Reasons:
        """`name` is a field, or a cell such as `line_items[0].quantity`.

        Raises NotFoundError for no such document, UnknownNameError for a field it lacks, and what
        `go_on` raises, which is called time and again until all models have been asked.
        """
        document = self.query.document(self.query.filing(document_id).id)
        if not document.pages:
            raise NotFoundError(f"document {document_id} is not processed yet: nothing to explain")
        field = value_at(document, name)
        if field is None:
            known = ", ".join(sorted(field.name for field in document.fields)) or "none"
            raise UnknownNameError(f"document {document_id} has no field {name!r}; it has: {known}")
        votes = self._votes(document, field, go_on)
        return Reasons(field, votes, tuple(self._explained(document, field, go_on)))

    def picture(self, document_id: str, reasons: Reasons) -> bytes | None:
        """The page with what moved the models in colour, PNG; None for a value on no page."""
        if reasons.field.page is None:
            return None
        image = self.query.page_image(document_id, reasons.field.page)
        found = [one for each in reasons.explanations for one in each.influences]
        return heat_map(image, reasons.field.boxes, found)

    def _votes(
        self, document: Document, field: Field, go_on: Callable[[], None]
    ) -> tuple[Candidate, ...]:
        """The surest first. What came with the file alone, such as its XML, votes no more."""
        asked = replace(document, candidates=())
        for stage in self.pipeline.document_stages:
            if Slot.CANDIDATES in stage.step.writes:
                go_on()
                try:
                    asked = stage.step(asked)
                except DocintelError:
                    # A voter that fails has no vote; the run has recorded why.
                    continue
        votes = (one for one in asked.candidates if _is_about(one, field, document))
        return tuple(sorted(votes, key=lambda one: -one.confidence))

    def _explained(
        self, document: Document, field: Field, go_on: Callable[[], None]
    ) -> Iterator[Explanation]:
        for stage in self.pipeline.document_stages:
            step = stage.step
            if isinstance(step, Explains) and (why := step.explain(document, field, go_on)):
                yield why


def _is_about(vote: Candidate, field: Field, document: Document) -> bool:
    """Whether it is for the field, or for the cell there: each voter counts its own rows."""
    is_cell = not any(one is field for one in document.fields)
    if vote.name != field.name or (vote.row is not None) is not is_cell:
        return False
    if vote.row is None:
        return True
    places = [box for box in vote.boxes if vote.page == field.page]
    return any(own.holds_center_of(box) for box in places for own in field.boxes)
