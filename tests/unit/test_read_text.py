"""Which words a page gets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PIL import Image

from docintel.core.geometry import Box
from docintel.core.page import Origin, Page, TextLayer, Word
from docintel.errors import EngineError
from docintel.stages.read_text import ReadText

WORD = Word("Invoice", Box(10, 10, 80, 30))
READ = Word("Invoice", Box(11, 10, 79, 31), 0.93)
LETTERHEAD = Word("Muster", Box(10, 60, 80, 80), 0.9)
LAYER = TextLayer((WORD,), invisible_share=0.0, unreadable_share=0.0, image_coverage=0.0)
PAGE = Page(1, 100, 100, 200)


@dataclass(frozen=True)
class Reads:
    """A reader that finds these words in any picture."""

    words: tuple[Word, ...]

    def read(self, image: Image.Image) -> list[Word]:
        return list(self.words)


class IsNotAsked:
    """A reader that must not be used."""

    def read(self, image: Image.Image) -> list[Word]:
        raise EngineError("the image was read")


def _paper(ink: bool) -> Image.Image:
    paper = Image.new("RGB", (100, 100), "white")
    if ink:
        paper.paste("black", (10, 10, 80, 12))
    return paper


def test_a_trusted_layer_is_taken_and_the_image_not_read() -> None:
    page = ReadText(IsNotAsked())(replace(PAGE, text_layer=LAYER), _paper(ink=True))
    assert (page.words, page.source) == ((WORD,), Origin.TEXT_LAYER)


def test_a_picture_is_read() -> None:
    page = ReadText(Reads((READ,)))(PAGE, _paper(ink=True))
    assert (page.words, page.source) == ((READ,), Origin.OCR)


def test_letters_drawn_as_curves_are_read() -> None:
    curves = replace(PAGE, text_layer=replace(LAYER, words=()))
    page = ReadText(Reads((READ,)))(curves, _paper(ink=True))
    assert (page.words, page.source) == ((READ,), Origin.OCR)


def test_an_empty_page_is_not_read() -> None:
    empty = replace(PAGE, text_layer=replace(LAYER, words=()))
    assert ReadText(IsNotAsked())(empty, _paper(ink=False)).words == ()


def test_pale_print_is_read_and_the_grain_of_paper_is_not() -> None:
    pale, grain = _paper(ink=False), _paper(ink=False)
    pale.paste((205, 205, 205), (10, 10, 80, 12))
    grain.paste((240, 240, 240), (10, 10, 80, 12))
    assert ReadText(Reads((READ,)))(PAGE, pale).words == (READ,)
    assert ReadText(IsNotAsked())(PAGE, grain).words == ()


def test_text_on_a_picture_is_completed_by_what_the_picture_shows() -> None:
    on_picture = replace(PAGE, text_layer=replace(LAYER, image_coverage=1.0))
    page = ReadText(Reads((READ, LETTERHEAD)))(on_picture, _paper(ink=True))
    assert (page.words, page.source) == ((WORD, LETTERHEAD), Origin.TEXT_LAYER)


def test_a_layer_that_the_picture_refutes_is_replaced() -> None:
    wrong = replace(LAYER, words=(replace(WORD, text="Lqyrlfh"),), image_coverage=1.0)
    page = ReadText(Reads((READ,)))(replace(PAGE, text_layer=wrong), _paper(ink=True))
    assert (page.words, page.source) == ((READ,), Origin.OCR)
