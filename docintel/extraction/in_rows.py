"""Withdraw doubtful amounts of the head that are printed in a cell of a line item."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Field
from docintel.core.document_type import DocumentType, Kind
from docintel.core.geometry import Box

#: What is likelier wrong than right gives way to a cell.
_DOUBTFUL = 0.5


def without_amounts_in_rows(
    fields: Sequence[Field], cells: Sequence[Field], document_type: DocumentType
) -> tuple[Field, ...]:
    """The fields but for doubtful amounts, of those that need not be there, whose very word a cell
    claims with more confidence.

    A guess at the change that is the price of an article makes the check of cash fail for nothing.
    """
    claimed: dict[tuple[int | None, Box], float] = {}
    for cell in cells:
        for box in cell.boxes:
            place = cell.page, box
            claimed[place] = max(claimed.get(place, 0.0), cell.confidence)

    def stays(field: Field) -> bool:
        spec = document_type.field(field.name)
        # Of what matters a doubtful value is still something to begin with.
        if spec is None or spec.core or spec.required or spec.kind is not Kind.MONEY:
            return True
        if field.confidence >= _DOUBTFUL:
            return True
        claims = [claimed.get((field.page, box), 0.0) for box in field.boxes]
        return not claims or min(claims) <= field.confidence

    return tuple(field for field in fields if stays(field))
