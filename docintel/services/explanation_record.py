"""An explanation as JSON, the same on the command line and for the pages."""

from __future__ import annotations

from docintel.core.document import Candidate
from docintel.core.influence import Explanation, Influence
from docintel.core.page_record import Json, box_to_json, boxes_to_json, clean
from docintel.services.explain import Reasons


def reasons_to_json(reasons: Reasons) -> Json:
    """The value and where it stands, the votes, and what moved each model, strongest first.

    Boxes are in pixels of the page's picture; `words` and `place` as in `Influence`.
    """
    field = reasons.field
    return {
        "field": field.name,
        "value": clean(field.value),
        "confidence": round(field.confidence, 4),
        "state": field.state,
        "page": field.page,
        "boxes": boxes_to_json(field.boxes),
        "votes": [_vote(vote) for vote in reasons.votes],
        "explanations": [_explanation(why) for why in reasons.explanations],
    }


def _vote(vote: Candidate) -> Json:
    return {
        "voter": vote.voter,
        "value": clean(vote.value),
        "confidence": round(vote.confidence, 4),
    }


def _explanation(why: Explanation) -> Json:
    return {
        "voter": why.voter,
        "label": why.label,
        "likely": why.likely,
        "influences": [_influence(one) for one in why.influences],
    }


def _influence(one: Influence) -> Json:
    return {
        "page": one.page,
        "box": box_to_json(one.box),
        "text": clean(one.text),
        "words": one.words,
        "place": one.place,
    }
