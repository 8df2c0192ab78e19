"""Say in numbers what the picture of a page shows."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from PIL.Image import Image

from docintel.extraction.picture.areas import areas, ground
from docintel.extraction.picture.lines import lines
from docintel.extraction.picture.sheet import sheet_in
from docintel.extraction.picture.thumbnail import Thumbnail, thumbnail_of
from docintel.extraction.picture.tones import tones


def look_of(image: Image) -> Mapping[str, float]:
    """Numbers of about 0 to 1 by name; none of a picture that is too small to show anything.

    A thumbnail of at most 320 pixels is looked at, which takes two to three milliseconds. What
    resolution the page has makes no difference, and many a photograph states a wrong one.
    """
    thumbnail = thumbnail_of(image)
    if thumbnail is None:
        return {}
    sheet = sheet_in(thumbnail)
    return {
        "tall": _tallness(thumbnail),
        "sheet is tall": _tallness(sheet),
        "sheet": sheet.levels.size / thumbnail.levels.size,
        **ground(thumbnail),
        **areas(sheet),
        **lines(sheet),
        **tones(sheet),
    }


def _tallness(thumbnail: Thumbnail) -> float:
    height, width = thumbnail.levels.shape
    return log(height / width)
