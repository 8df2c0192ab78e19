"""What is known about one page. Its image travels beside it, never inside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from docintel.core.geometry import Box, around
from docintel.core.plane_map import SAME, PlaneMap


class Origin(StrEnum):
    """Where a text or value comes from; `source` in the record."""

    E_INVOICE = "e_invoice"
    FORM_FIELD = "form_field"
    CODE = "code"
    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    MODEL = "model"
    RULE = "rule"
    MASTER_DATA = "master_data"
    PERSON = "person"


class OtherReading(NamedTuple):
    """What a piece of a word may be instead: `word.text[start:end]` may be `text`.

    Nothing stands where `text` is empty, and something was overlooked where `start` is `end`.
    """

    start: int
    end: int
    text: str
    probability: float


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text without blanks; confidence 0 to 1, and 1 for a text layer.

    `others` is what its reader nearly read, where it can tell.
    """

    text: str
    box: Box
    confidence: float = 1.0
    others: tuple[OtherReading, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Words that are read one after the other, left to right; never empty."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        return around(word.box for word in self.words)


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the page with one role.

    `label` is one of text, title, picture, table, list-item, page-header, page-footer,
    section-header, footnote, caption, formula. `order` counts from 0 in reading order.
    `confidence` is None where the detector gives none. `repeated` says of a header or footer that a
    page before has had the same one.
    """

    label: str
    box: Box
    order: int
    confidence: float | None = None
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; row and column count from 0.

    `box` is drawn out to the rules where there are any, else around what the cell holds.
    `confidence` is how surely it is one cell, whatever its text says.
    """

    row: int
    column: int
    text: str
    box: Box
    row_span: int = 1
    column_span: int = 1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, in row-major order; its first `header_rows` rows name the columns."""

    box: Box
    cells: tuple[Cell, ...]
    header_rows: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A barcode or QR code.

    `kind` is its symbology, such as `qr` or `ean_13`; `content` are the bytes that it holds, `text`
    is what they say. `rotation` is how far it is turned clockwise, in degrees from 0 to 359.
    """

    kind: str
    text: str
    content: bytes
    box: Box
    rotation: int = 0


class MarkKind(StrEnum):
    """What stands on a page besides print: `kind` in the record."""

    CHECK_BOX = "check_box"
    RADIO_BUTTON = "radio_button"
    SIGNATURE = "signature"
    MRZ = "mrz"
    BLANK_PAGE = "blank_page"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that a person set on a page or may set there, or that says what the page is.

    `checked` says whether a box is ticked or a place to sign is signed, and is None for all others.
    `label` are the words that say what it stands for, beside the box or the place to sign.
    """

    kind: MarkKind
    box: Box
    confidence: float
    checked: bool | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class TextLayer:
    """The text that the file itself carries for a page, and what speaks for or against it.

    Shares are of the characters, 0 to 1; `image_coverage` is the share of the page that its
    pictures cover together.
    """

    words: tuple[Word, ...]
    invisible_share: float
    unreadable_share: float
    image_coverage: float


@dataclass(frozen=True, slots=True)
class FormValue:
    """A filled form field (AcroForm): its technical name, its value, where it stands."""

    name: str
    value: str
    box: Box


@dataclass(frozen=True, slots=True)
class Failure:
    """A stage that failed on a page or document. The message is for a person."""

    stage: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the source and the stages found on one page, in pixels of the prepared image.

    `rotation` is how far the image was turned clockwise to stand upright (0, 90, 180, 270) and
    `skew` the small angle in degrees, clockwise, that was taken out of it. `to_original` leads
    from its pixels to those of the image as the file has it, and `prepared_by` names the steps that
    changed the image, in their order. `look` is what its picture shows, in numbers by name; empty
    where nobody has looked.
    """

    number: int
    width: int
    height: int
    dpi: int
    rotation: int = 0
    skew: float = 0.0
    to_original: PlaneMap = SAME
    prepared_by: tuple[str, ...] = ()
    text_layer: TextLayer | None = None
    form_values: tuple[FormValue, ...] = ()
    source: Origin | None = None
    words: tuple[Word, ...] = ()
    lines: tuple[Line, ...] = ()
    regions: tuple[Region, ...] = ()
    tables: tuple[Table, ...] = ()
    codes: tuple[Code, ...] = ()
    marks: tuple[Mark, ...] = ()
    look: tuple[tuple[str, float], ...] = ()
    failures: tuple[Failure, ...] = ()

    @property
    def text(self) -> str:
        """The text in reading order, one line a line."""
        return "\n".join(line.text for line in self.lines)

    def moved(self, to_new: PlaneMap) -> Page:
        """The page once its image was moved so; nothing may have been found on it before."""
        return replace(self, to_original=to_new.inverse.then(self.to_original))
