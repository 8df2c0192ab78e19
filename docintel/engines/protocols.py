"""What stages need from a model or a library.

Images are RGB; boxes are pixels of the image that was handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PIL.Image import Image

from docintel.core.document import Document, Sentiment
from docintel.core.page import Code, Mark, Region, Table, Word
from docintel.core.plane_map import Corners, PlaneMap, Size
from docintel.extraction.page_sight import PageSight
from docintel.extraction.type_evidence import TypeEvidence

# The child that opens files knows these protocols, and its memory is for the file.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled piece of a text, `text[start:end]`."""

    label: str
    start: int
    end: int
    confidence: float


class TextReader(Protocol):
    """Finds the words in an image."""

    def read(self, image: Image) -> list[Word]: ...


class OrientationDetector(Protocol):
    """Says how far an image must be turned clockwise to stand upright: 0, 90, 180 or 270."""

    def detect(self, image: Image) -> int: ...


class Warper(Protocol):
    """Moves the pixels of an image."""

    def warp(self, image: Image, to_new: PlaneMap, size: Size) -> Image:
        """An image of that size, white where the old one has nothing."""
        ...


class Straightener(Warper, Protocol):
    """Measures a small angle, in degrees clockwise, and takes it out."""

    def skew(self, image: Image) -> float: ...


class PageFinder(Warper, Protocol):
    """Finds the page in a photo."""

    def find_page(self, image: Image) -> Corners | None:
        """Its corners, or None where no page stands out from what is around it."""
        ...

    def missing_sides(self, image: Image) -> tuple[str, ...]:
        """Of `left`, `top`, `right` and `bottom`, those at which print is cut off."""
        ...


class ShadeRemover(Protocol):
    """Measures how much light the darkest parts of the paper lack, 0 to 1, and gives it back."""

    def shade(self, image: Image) -> float: ...

    def remove_shade(self, image: Image) -> Image: ...


class BleedThroughRemover(Protocol):
    """Measures faint print on its own, by area of dark print, and takes it away."""

    def bleed_through(self, image: Image) -> float: ...

    def remove_bleed_through(self, image: Image) -> Image: ...


class ContrastStretcher(Protocol):
    """Measures how much darker ink is than paper, 0 to 1, and makes it black on white."""

    def contrast(self, image: Image) -> float: ...

    def stretch_contrast(self, image: Image) -> Image: ...


class SpeckRemover(Protocol):
    """Counts isolated specks per megapixel, and removes them."""

    def specks(self, image: Image) -> float: ...

    def remove_specks(self, image: Image) -> Image: ...


class LayoutDetector(Protocol):
    """Finds the regions of a page, in reading order."""

    def detect(self, image: Image, words: Sequence[Word]) -> list[Region]: ...


class TableDetector(Protocol):
    """Finds the tables of a page and their cells."""

    def detect(self, image: Image, words: Sequence[Word]) -> list[Table]: ...


class CodeReader(Protocol):
    """Finds the barcodes and QR codes in an image, from top to bottom, and decodes them."""

    def decode(self, image: Image) -> list[Code]: ...


class MarkFinder(Protocol):
    """Finds boxes to tick, signatures, stamps and handwriting in an image, from top to bottom.

    `words` are those that were read on it. The marks have no labels yet.
    """

    def find_marks(self, image: Image, dpi: int, words: Sequence[Word]) -> list[Mark]: ...


class LanguageDetector(Protocol):
    """The ISO 639-1 code of a text's language, or None where it cannot tell."""

    def detect(self, text: str) -> str | None: ...


class EntityFinder(Protocol):
    """Finds named things in a text."""

    def find(self, text: str, language: str | None) -> list[Span]: ...


class SentimentJudge(Protocol):
    """Judges the tone of a text, or answers None for a language it does not know."""

    def judge(self, text: str, language: str | None) -> Sentiment | None: ...


class EInvoiceReader(Protocol):
    """Reads the XML of an e-invoice: field names and values, None when it is not one."""

    def read(self, xml: bytes) -> EInvoice | None: ...


@dataclass(frozen=True, slots=True)
class EInvoice:
    """Exact values of an e-invoice under docintel's field names, already normalised.

    `valid` says whether the XML keeps to the official schema, `type_name` whether it is an
    invoice or a purchase order.
    """

    fields: Mapping[str, str]
    line_items: Sequence[Mapping[str, str]]
    valid: bool = True
    type_name: str = "invoice"


@dataclass(frozen=True, slots=True)
class WordScores:
    """What a model thinks of every word of a document: the common currency of trained voters.

    `labels` are roles of fields (`FieldSpec.learned_as`; cells of line items begin with `item_`).
    `pages` holds one array a page, in the order of `document.pages`, of shape (words of the page
    in the order of `page.words`, labels): the probability, 0 to 1, that the word belongs to a value
    of that label. What is left to 1 is the probability that it belongs to none. `own` are scores
    of a model that learned one's own examples of the type, and heeded there what the rules say;
    its `curves`, by label, lead from what it says to how often that is right.
    """

    labels: tuple[str, ...]
    pages: tuple[NDArray[np.float32], ...]
    own: bool = False
    curves: Mapping[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = field(
        default_factory=dict
    )


class WordScorer(Protocol):
    """Scores the words of a document for every label it has learned for the document's type."""

    @property
    def version(self) -> str: ...

    def score(self, document: Document) -> WordScores: ...


class FieldJudge(Protocol):
    """Says how likely each value that is proposed for a field is the right one.

    `evidence` has a row a value and a column for each of `features`; `roles` says of which field
    each value is (`FieldSpec.learned_as`).
    """

    @property
    def version(self) -> str: ...

    def weigh(
        self, evidence: NDArray[np.float32], features: Sequence[str], roles: Sequence[str]
    ) -> Sequence[float]: ...

    def accept_from(self, target: float) -> float:
        """The probability from which on so large a share of values was right."""
        ...


class TypeScorer(Protocol):
    """Tells the type of a document.

    `types` are those that it has learned; the evidence may speak of others too.
    """

    @property
    def version(self) -> str: ...

    @property
    def types(self) -> frozenset[str]: ...

    def score_types(self, evidence: TypeEvidence) -> Mapping[str, float]:
        """The probability of each type; what is left to 1 is that of none of them."""
        ...


class CutScorer(Protocol):
    """Says where in a file another document begins."""

    @property
    def version(self) -> str: ...

    def score_cuts(self, pages: Sequence[PageSight]) -> Sequence[float]:
        """For every page but the first, the probability that another document begins with it."""
        ...
