"""See the colours of a page: how many, how strong, and whether the paper itself is tinted."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from docintel.extraction.picture.thumbnail import Thumbnail

#: Colours are looked at in every so many-th row and column: they fill areas.
_EVERY = 3
#: Strong colours and tints, by how far the levels of red, green and blue lie apart.
_STRONG, _TINT = 60, 14
#: How much darker than paper a tint may be.
_LIGHT = 70


def tones(thumbnail: Thumbnail) -> Mapping[str, float]:
    """Shares of the page that are coloured strongly or lightly, and how many hues there are."""
    colours = thumbnail.colours[::_EVERY, ::_EVERY]
    strongest, weakest = colours.max(axis=2), colours.min(axis=2)
    apart = strongest - weakest
    strong = apart > _STRONG
    light = weakest > max(thumbnail.paper - _LIGHT, 0)
    return {
        "colourful": float(strong.mean()),
        "tinted": float(((apart > _TINT) & ~strong & light).mean()),
        "hues": _hues(colours[strong]) / 6,
        "hues of tints": _hues(colours[(apart > _TINT) & ~strong]) / 6,
        "grey": float((apart < _TINT).mean()),
        "bright": thumbnail.paper / 255,
    }


def _hues(colours: NDArray[np.uint8]) -> float:
    """How many of six hues there are, told by which of the three is most and which is least."""
    if not len(colours):
        return 0.0
    kinds = colours.argmax(axis=1) * 3 + colours.argmin(axis=1)
    shares = np.bincount(kinds, minlength=9) / len(kinds)
    shares = shares[shares > 0]
    return float(np.exp(-(shares * np.log(shares)).sum()))
