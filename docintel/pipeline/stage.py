"""The four kinds of step in a pipeline.

Options are the fields of a frozen dataclass, so the signature is the configuration schema.
Making a step is cheap; its model loads on the first call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import ClassVar, Protocol, runtime_checkable

from PIL.Image import Image

from docintel.core.document import Attachment, Document, Field
from docintel.core.influence import Explanation
from docintel.core.limits import Limits
from docintel.core.page import Page


class Slot(StrEnum):
    """A part of the page or document that steps read and write; the name of the attribute."""

    # of a page
    TEXT_LAYER = "text_layer"
    FORM_VALUES = "form_values"
    ROTATION = "rotation"
    SKEW = "skew"
    TO_ORIGINAL = "to_original"
    SOURCE = "source"
    FAILURES = "failures"
    WORDS = "words"
    LINES = "lines"
    REGIONS = "regions"
    TABLES = "tables"
    CODES = "codes"
    MARKS = "marks"
    LOOK = "look"
    # of a document
    PAGES = "pages"
    ATTACHMENTS = "attachments"
    TYPE = "type"
    LANGUAGE = "language"
    CANDIDATES = "candidates"
    FIELDS = "fields"
    LINE_ITEMS = "line_items"
    REPAIRS = "repairs"
    CHECKS = "checks"
    ENTITIES = "entities"
    SUMMARY = "summary"
    SENTIMENT = "sentiment"
    CUTS = "cuts"


#: What the source itself fills in.
FROM_SOURCE = frozenset({Slot.TEXT_LAYER, Slot.FORM_VALUES, Slot.ATTACHMENTS})


class OpenedFile(Protocol):
    """A file that was opened far enough to know its pages."""

    @property
    def page_count(self) -> int: ...

    @property
    def attachments(self) -> tuple[Attachment, ...]: ...

    def pages(self, first: int = 1) -> Iterator[tuple[Page, Image | None]]:
        """Each page from `first` on with its RGB image, in order, one at a time.

        A page that cannot be drawn comes with a failure and no image; the others follow.
        """
        ...


class Source(Protocol):
    """Opens an uploaded file. Raises an InputError that says what is wrong with it."""

    def open(
        self, path: Path, password: str | None, limits: Limits
    ) -> AbstractContextManager[OpenedFile]: ...


class Step(Protocol):
    """A step that says what it reads and writes."""

    reads: ClassVar[frozenset[Slot]]
    writes: ClassVar[frozenset[Slot]]


class ImageStep(Step, Protocol):
    """Prepares the page image, before anything is read from it.

    The runner sets the page's width and height from the image that comes back.
    """

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]: ...


class PageStage(Step, Protocol):
    """Adds its slots to one page, looking at the image."""

    def __call__(self, page: Page, image: Image) -> Page: ...


class DocumentStage(Step, Protocol):
    """Adds its slots to the document once every page is done."""

    def __call__(self, document: Document) -> Document: ...


@runtime_checkable
class Explains(Protocol):
    """A document stage that can say why it holds something to be the value of a field or cell.

    It calls `go_on` before each of its many questions to a model; what that raises ends it.
    """

    def explain(
        self, document: Document, value: Field, go_on: Callable[[], None]
    ) -> Explanation | None: ...
