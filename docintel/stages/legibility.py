"""Tell how much can be read on an image, to choose between two images of one page."""

from __future__ import annotations

from PIL.Image import Image

from docintel.engines.protocols import TextReader

_SHORTEST = 3
#: Readers see letters in anything: upside-down print gives as many as upright print, and only their
#: confidence tells them apart.
_DOUBT = 8
_SURE = 0.9
#: Less is chance.
_MORE = 1.02


def legible(reader: TextReader, image: Image) -> float:
    """How many characters can be read for sure in lines that run from left to right."""
    return sum(
        len(word.text) * word.confidence**_DOUBT
        for word in reader.read(image)
        if len(word.text) >= _SHORTEST and word.box.width > word.box.height
    )


def reads_more(reader: TextReader, new: Image, old: Image) -> bool:
    """Whether changing the image was worth it."""
    return legible(reader, new) > _MORE * legible(reader, old)


def reads_cleaner(reader: TextReader, new: Image, old: Image) -> bool:
    """Whether more is read for sure, less what is read without being sure, which is no print."""
    return _clean(reader, new) > _MORE * _clean(reader, old)


def _clean(reader: TextReader, image: Image) -> float:
    return sum(
        len(word.text) if word.confidence > _SURE else -len(word.text)
        for word in reader.read(image)
    )
