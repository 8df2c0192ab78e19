"""An explanation as JSON holds what a page needs to show it."""

from __future__ import annotations

import json

from docintel.core.document import Candidate, Field, State
from docintel.core.geometry import Box
from docintel.core.influence import Explanation, Influence
from docintel.core.page import Origin
from docintel.services.explain import Reasons
from docintel.services.explanation_record import reasons_to_json

FIELD = Field(
    "total", "7.50", "7.50", 0.93456, Origin.OCR, "v@1", 2, (Box(1, 2, 3, 4.004),), State.ACCEPTED
)
VOTE = Candidate("total", "7.50", "7.50", 0.9, Origin.MODEL, "model@1", 2, FIELD.boxes)
WHY = Explanation("model@1", "total", 0.9, (Influence(2, Box(5, 6, 7, 8), "To\0tal", 0.4, -0.1),))


def test_a_value_comes_with_its_place_its_votes_and_what_moved_the_models() -> None:
    found = reasons_to_json(Reasons(FIELD, (VOTE,), (WHY,)))
    assert found == {
        "field": "total",
        "value": "7.50",
        "confidence": 0.9346,
        "state": "accepted",
        "page": 2,
        "boxes": [[1, 2, 3, 4.0]],
        "votes": [{"voter": "model@1", "value": "7.50", "confidence": 0.9}],
        "explanations": [
            {
                "voter": "model@1",
                "label": "total",
                "likely": 0.9,
                "influences": [
                    {
                        "page": 2,
                        "box": [5, 6, 7, 8],
                        "text": "Total",
                        "words": 0.4,
                        "place": -0.1,
                    }
                ],
            }
        ],
    }
    assert json.loads(json.dumps(found)) == found


def test_a_value_that_stands_nowhere_has_no_page_and_no_boxes() -> None:
    nowhere = Field("total", "7.50", "7.50", 1.0, Origin.E_INVOICE, "e_invoice@1")
    found = reasons_to_json(Reasons(nowhere, (), ()))
    assert (found["page"], found["boxes"], found["explanations"]) == (None, [], [])
