"""Draw a page as a one-page PDF: its image, and over it its words as invisible text.

PyMuPDF's layout and table models read the text layer of a PDF. This gives them one, so that a
scan and a digital page, and a page that was turned or straightened, go the same way.
"""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.limits import MAX_WORDS
from docintel.core.page import Word
from docintel.errors import EngineError

if TYPE_CHECKING:
    import pymupdf

#: Points a pixel, as if every page were drawn at 200 dpi.
_POINTS = 72 / 200
#: Words lower than this many points are from a page drawn at fewer, as those of a screen are.
_SMALL, _LARGE = 9.0, 14.0
#: The longer side of A4, in points.
_LONGER_SIDE = 842
#: Of the longer side, at least.
_ENOUGH_PIXELS = 1000
_JPEG_QUALITY = 90
_FONT = "helv"
#: Of the height of a word's box: the size of its letters, and what is below the baseline.
_SIZE, _DESCENT = 0.75, 0.22
_INVISIBLE = 3


def points_a_pixel(image: Image, words: Sequence[Word]) -> float:
    """How large to draw the page, so that its print is as large as the models know it.

    Pages of 96 dpi that were taken for 200 had half of their tables called pictures or text.
    """
    height = median(word.box.height for word in words) if words else 0.0
    if not 0 < height * _POINTS < _SMALL:
        return _POINTS
    return max(min(_LONGER_SIDE / max(image.size), _LARGE / height), _POINTS)


def draw_word_layer(image: Image, words: Sequence[Word], points: float) -> pymupdf.Document:
    """A PDF of one page, so many points a pixel, whose text stands where the words stand.

    Raises EngineError for a page with more words than can be looked at in time.
    """
    import pymupdf

    # MuPDF reads them back in quadratic time: 14 s for 8,000 words, hours for 200,000.
    if len(words) > MAX_WORDS:
        raise EngineError(
            f"the page has {len(words)} words and its layout can be found for {MAX_WORDS};"
            " process it in parts"
        )

    document = pymupdf.open()
    page = document.new_page(width=image.width * points, height=image.height * points)
    page.insert_image(page.rect, stream=_packed(image))
    page.insert_font(fontname=_FONT)
    text = b"\n".join(_text_operators(words, points, page.rect.height))
    document.update_stream(page.get_contents()[0], page.read_contents() + b"\n" + text)
    return document


def _packed(image: Image) -> bytes:
    """A small gray JPEG. The models look at a small image anyway, and PyMuPDF, which hands
    pictures out with the text, can pass a JPEG on as it is.
    """
    small = image.convert("L").reduce(max(max(image.size) // _ENOUGH_PIXELS, 1))
    packed = BytesIO()
    small.save(packed, "JPEG", quality=_JPEG_QUALITY)
    return packed.getvalue()


def _text_operators(words: Sequence[Word], points: float, page_height: float) -> Iterator[bytes]:
    """The words in PDF's own operators; `Page.insert_text` word by word is far slower."""
    yield b"BT %d Tr" % _INVISIBLE
    for word in words:
        box = word.box.scaled(points)
        size = max(box.height * _SIZE, 1.0)
        baseline = page_height - (box.bottom - _DESCENT * box.height)
        letters = word.text.encode("cp1252", "replace")
        yield (
            f"/{_FONT} {size:.2f} Tf {_stretch(letters, box, size):.2f} Tz"
            f" 1 0 0 1 {box.left:.2f} {baseline:.2f} Tm <{letters.hex()}> Tj"
        ).encode()
    yield b"ET"


def _stretch(letters: bytes, box: Box, size: float) -> float:
    """Per cent by which the letters are widened to fill the box."""
    import pymupdf

    text = letters.decode("cp1252", "replace")
    natural = pymupdf.get_text_length(text, fontname=_FONT, fontsize=size)
    return 100 * box.width / natural if natural and box.width else 100.0
