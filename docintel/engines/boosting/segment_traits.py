"""What one segment looks like by itself, as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from docintel.core.addresses import is_town_line, looks_like_address_line
from docintel.core.dates import find_dates, find_times
from docintel.core.money import find_amounts
from docintel.extraction.companies import could_be_name, has_legal_form
from docintel.extraction.labels import LabelHit
from docintel.extraction.reading import Segment

NAMES = (
    *("letters", "digits", "capitals", "length", "words", "dates", "times", "amounts", "form"),
    *("street", "town", "name", "phone", "web", "colon", "comma", "bracket", "label", "height"),
)
_PHONE = re.compile(r"\b(?:tel|fax|phone|fon|mob|hp)\b|\(?\+?\d[\d\s()./-]{7,}\d", re.IGNORECASE)
_WEB = re.compile(r"@|www\.|https?:|\.(?:com|de|fr|es|it|nl|org|net)\b", re.IGNORECASE)


def segment_traits(
    segments: Sequence[Segment], hits: Sequence[Sequence[LabelHit]]
) -> NDArray[np.float64]:
    """One row a segment, and at the end one of zeros for the segment that is not there."""
    traits = np.zeros((len(segments) + 1, len(NAMES)))
    heights = np.array([segment.box.height for segment in segments])
    usual = max(float(np.median(heights)), 1.0) if len(heights) else 1.0
    for row, segment in enumerate(segments):
        traits[row, :-2] = _of_text(segment.text)
        traits[row, -2] = sum(hit.leads for hit in hits[row])
    traits[: len(segments), -1] = heights / usual
    return traits


@lru_cache(maxsize=20_000)
def _of_text(text: str) -> tuple[float, ...]:
    size = max(len(text), 1)
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    return (
        letters / size,
        digits / size,
        sum(map(str.isupper, text)) / max(letters, 1),
        size,
        text.count(" ") + 1,
        len(find_dates(text)) if digits else 0,
        len(find_times(text)) if digits else 0,
        len(find_amounts(text)) if digits else 0,
        has_legal_form(text),
        looks_like_address_line(text),
        is_town_line(text) if digits else 0,
        could_be_name(text),
        bool(_PHONE.search(text)),
        bool(_WEB.search(text)),
        text.rstrip().endswith(":"),
        text.rstrip().endswith(","),
        text[:1] == "(",
    )
