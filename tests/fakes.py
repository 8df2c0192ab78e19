"""A source, stages and processors without models, for tests of everything around them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from PIL import Image

from docintel.app import make_app
from docintel.core.document import (
    Check,
    Document,
    Entity,
    Field,
    LineItem,
    Sentiment,
    State,
    TypeGuess,
)
from docintel.core.geometry import Box
from docintel.core.limits import Limits
from docintel.core.page import Line, Origin, Page, Word
from docintel.errors import DamagedFileError, EmptyFileError, EngineError, PasswordRequiredError
from docintel.pipeline.runner import Named, Pipeline
from docintel.pipeline.stage import Slot
from docintel.services.process import Processor
from docintel.settings import Settings


@dataclass(frozen=True)
class FakeFile:
    """An opened file whose pages are the form feeds of its text."""

    texts: tuple[str, ...]
    attachments: tuple[()] = ()

    @property
    def page_count(self) -> int:
        return len(self.texts)

    def pages(self, first: int = 1) -> Iterator[tuple[Page, Image.Image | None]]:
        for number, text in enumerate(self.texts[first - 1 :], start=first):
            page = Page(number, 200, 100, 72, source=Origin.TEXT_LAYER, words=words(text))
            yield page, Image.new("RGB", (200, 100), "white")


@dataclass(frozen=True)
class TextSource:
    """Reads plain text. A file that begins with `%` is damaged, one with `#` has a password."""

    @contextmanager
    def open(self, path: Path, password: str | None, limits: Limits) -> Iterator[FakeFile]:
        text = path.read_text()
        if not text:
            raise EmptyFileError("the file is empty; send it again")
        if text.startswith("%"):
            raise DamagedFileError("the file is cut off; send it again")
        if text.startswith("#") and password != "sesame":
            raise PasswordRequiredError("the file is encrypted; give --password")
        yield FakeFile(tuple(text.split("\f")))


def words(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(word, Box(10.0 * index, 0, 10.0 * index + 9, 8), 0.9)
        for index, word in enumerate(text.split())
    )


@dataclass(frozen=True)
class OneLine:
    """All words of a page as one line."""

    reads: ClassVar = frozenset[Slot]()
    writes: ClassVar = frozenset({Slot.LINES})

    def __call__(self, page: Page, image: Image.Image) -> Page:
        return replace(page, lines=(Line(page.words),) if page.words else ())


@dataclass(frozen=True)
class FailsOn:
    """A page stage whose engine fails on pages with this word."""

    word: str
    reads: ClassVar = frozenset[Slot]()
    writes: ClassVar = frozenset({Slot.REGIONS})

    def __call__(self, page: Page, image: Image.Image) -> Page:
        if any(word.text == self.word for word in page.words):
            raise EngineError("the layout model failed; process the document again")
        return page


@dataclass(frozen=True)
class DiesOn:
    """A page stage that takes its process down."""

    word: str
    reads: ClassVar = frozenset[Slot]()
    writes: ClassVar = frozenset({Slot.TABLES})

    def __call__(self, page: Page, image: Image.Image) -> Page:
        if any(word.text == self.word for word in page.words):
            os._exit(9)
        return page


@dataclass(frozen=True)
class FindTotal:
    """The word after `TOTAL` is the total; without one, the type is unknown."""

    state: State = State.ACCEPTED
    reads: ClassVar = frozenset({Slot.LINES})
    writes: ClassVar = frozenset(
        {Slot.TYPE, Slot.FIELDS, Slot.LINE_ITEMS, Slot.CHECKS, Slot.ENTITIES, Slot.SENTIMENT}
    )

    def __call__(self, document: Document) -> Document:
        found = document.text.split()
        if "TOTAL" not in found:
            return replace(document, type=TypeGuess("unknown", 0.2))
        value = found[found.index("TOTAL") + 1]
        total = field_of("total", value, self.state)
        return replace(
            document,
            type=TypeGuess("receipt", 0.9),
            fields=(total,),
            line_items=(LineItem((field_of("description", "Tea"), field_of("total", value))),),
            checks=(Check("positive", value != "0", f"the total {value} is positive", ("total",)),),
            entities=(Entity("ORG", "Tea Ltd", 0, 7, 1, (Box(0, 0, 9, 8),), 0.8),),
            sentiment=Sentiment("neutral", 0.0),
        )


def field_of(name: str, value: str, state: State = State.ACCEPTED) -> Field:
    return Field(
        name, value, value, 0.95, Origin.TEXT_LAYER, "fake@1", 1, (Box(0, 0, 9, 8),), state
    )


def pipeline(version: str = "fake@1", **parts: object) -> Pipeline:
    made = Pipeline(
        "fake",
        version,
        TextSource(),
        page_stages=(
            Named("one_line", OneLine()),
            Named("fails_on", FailsOn("BROKEN")),
            Named("dies_on", DiesOn("DEADLY")),
        ),
        document_stages=(Named("find_total", FindTotal()),),
    )
    return replace(made, **parts)  # type: ignore[arg-type]


def open_fake_processor(settings: Settings) -> Processor:
    """What a worker process of a test makes for itself."""
    app = make_app(settings)
    return Processor(app.database, app.files, pipeline(), settings.limits)
