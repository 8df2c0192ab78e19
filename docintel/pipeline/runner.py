"""Run a pipeline: pages one at a time, then the document as a whole.

Only one page image is in memory at once. What fails is recorded where it failed, and the rest
goes on.
"""

from __future__ import annotations

import logging
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from PIL.Image import Image

from docintel.core.document import UNKNOWN_TYPE, Document, TypeGuess
from docintel.core.fault import kind_and_place
from docintel.core.limits import Limits
from docintel.core.page import Failure, Page
from docintel.core.page_record import as_stored
from docintel.core.parts import PageRange, cut_out
from docintel.core.type_files import Types, document_types
from docintel.errors import ConfigError, DocintelError, StageOrderError, UnknownNameError
from docintel.pipeline.engine_versions import engine_versions
from docintel.pipeline.stage import (
    FROM_SOURCE,
    DocumentStage,
    ImageStep,
    OpenedFile,
    PageStage,
    Slot,
    Source,
    Step,
)

log = logging.getLogger(__name__)

S_co = TypeVar("S_co", covariant=True)
T = TypeVar("T")


@dataclass(frozen=True)
class Named(Generic[S_co]):
    """A step under the name that the pipeline file gives it."""

    name: str
    step: S_co


@dataclass(frozen=True)
class InputFile:
    """What to process. `type_name` is the document type when a person already said it.

    `pages` are those of the document where the file holds others too; they are numbered anew.
    `cuts` are the pages after which the file is to be cut, where that has been decided. `finished`
    are its first pages where an earlier run, which was stopped, has finished them.
    """

    document_id: str
    path: Path
    password: str | None = None
    limits: Limits = field(default_factory=Limits)
    type_name: str | None = None
    pages: PageRange | None = None
    cuts: tuple[int, ...] | None = None
    finished: tuple[Page, ...] = ()


class Observer(Protocol):
    """Is told how far a run is. Pages are handed over as they are finished.

    Of its pages, so many are `finished` by an earlier run; these are not handed over again.
    """

    def opened(self, page_count: int, finished: int) -> None: ...

    def started(self, stage: str, page: int | None) -> None: ...

    def prepared(self, page: int, before: Image, after: Image) -> None:
        """An image step changed the image of a page."""
        ...

    def finished(self, page: Page, image: Image | None) -> None: ...


@dataclass
class _Run:
    """What accumulates while one document is processed."""

    document_id: str
    observer: Observer
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def timed(self, stage: str, page: int | None) -> Iterator[None]:
        self.observer.started(stage, page)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] += time.perf_counter() - start

    def attempt(
        self, stage: Named[Step], page: int | None, call: Callable[[], T]
    ) -> tuple[T | None, Failure | None]:
        """The result of the call, or the failure to record."""
        try:
            with self.timed(stage.name, page):
                return call(), None
        except Exception as error:
            # What is wrong with the set-up says nothing of what documents say.
            is_setup = isinstance(error, ConfigError)
            what = str(error) if is_setup else kind_and_place(error)
            log.warning("%s page %s: %s failed: %s", self.document_id, page, stage.name, what)
            return None, _failure(stage.name, error)


@dataclass(frozen=True)
class Pipeline:
    """Named steps in the order they run. The order is checked when it is made.

    `types` are the document types that its stages know.
    """

    name: str
    version: str
    source: Source
    image_steps: Sequence[Named[ImageStep]] = ()
    page_stages: Sequence[Named[PageStage]] = ()
    document_stages: Sequence[Named[DocumentStage]] = ()
    types: Types = field(default_factory=document_types)

    def __post_init__(self) -> None:
        written: set[Slot] = set(FROM_SOURCE)
        steps: list[Named[Step]] = [*self.image_steps, *self.page_stages, *self.document_stages]
        for named in steps:
            if missing := named.step.reads - written:
                raise StageOrderError(
                    f"stage {named.name!r} reads {', '.join(sorted(missing))},"
                    " which no earlier stage writes"
                )
            written |= named.step.writes

    def check_type(self, name: str | None) -> None:
        """Raise UnknownNameError, with the types there are, for one that nobody described."""
        if name not in {None, UNKNOWN_TYPE, *self.types}:
            raise UnknownNameError(
                f"no document type {name!r}; known: {', '.join(sorted(self.types))}"
            )

    def run(self, file: InputFile, observer: Observer) -> Document:
        """Process one file; raises InputError when it cannot be opened at all.

        Of a file with several documents, which has `cuts`, no more is found than its pages:
        `run_part` goes on with each.
        """
        run = _Run(file.document_id, observer)
        with ExitStack() as open_files:
            with run.timed("source", None):
                opened = open_files.enter_context(
                    self.source.open(file.path, file.password, file.limits)
                )
            wanted = file.pages or PageRange(1, opened.page_count)
            observer.opened(len(wanted), len(file.finished))
            document = Document(
                file.document_id,
                (*file.finished, *self._pages(run, opened, wanted, len(file.finished))),
                # They belong to the file as a whole.
                attachments=() if file.pages else opened.attachments,
                type=_stated(file.type_name),
                versions=(("pipeline", self.version),),
                cuts=file.cuts,
            )
        return self._finish(run, document)

    def run_part(
        self, whole: Document, pages: PageRange, file: InputFile, observer: Observer
    ) -> Document:
        """Go on with some pages of a file that `run` has read, as a document of their own."""
        part = replace(cut_out(whole, pages, file.document_id), type=_stated(file.type_name))
        return self._finish(_Run(file.document_id, observer), part)

    def _pages(
        self, run: _Run, opened: OpenedFile, wanted: PageRange, finished: int
    ) -> Iterator[Page]:
        pages = islice(opened.pages(wanted.first + finished), len(wanted) - finished)
        while True:
            with run.timed("source", None):
                drawn = next(pages, None)
            if drawn is None:
                return
            page, image = drawn
            numbered = replace(page, number=page.number - wanted.first + 1)
            page, image = self._page(run, numbered, image)
            run.observer.finished(page, image)
            yield as_stored(page)

    def _page(self, run: _Run, page: Page, image: Image | None) -> tuple[Page, Image | None]:
        if image is None:
            return page, None
        broken: set[Slot] = set()
        for named in self.image_steps:
            if _skipped(named, broken):
                continue
            prepared, failure = run.attempt(named, page.number, partial(named.step, page, image))
            if prepared is not None:
                page, image = _prepared(run, named, image, *prepared)
            page = _noted(page, named, failure, broken)
        for stage in self.page_stages:
            if _skipped(stage, broken):
                continue
            result, failure = run.attempt(stage, page.number, partial(stage.step, page, image))
            page = _noted(result or page, stage, failure, broken)
        return page, image

    def _finish(self, run: _Run, document: Document) -> Document:
        broken: set[Slot] = set()
        versions = dict(document.versions)
        for stage in self.document_stages:
            if document.cuts:
                break
            if _skipped(stage, broken):
                continue
            result, failure = run.attempt(stage, None, partial(stage.step, document))
            document = _noted(result or document, stage, failure, broken)
            if failure is None:
                versions.update(engine_versions(stage.step))
        timings = tuple(run.seconds.items())
        return replace(document, timings=timings, versions=tuple(versions.items()))


def _prepared(
    run: _Run, named: Named[ImageStep], before: Image, page: Page, after: Image
) -> tuple[Page, Image]:
    """The page with what can be said of its image, and the image, as a step left them."""
    if after is before:
        return page, after
    run.observer.prepared(page.number, before, after)
    steps = (*page.prepared_by, named.name)
    return replace(page, width=after.width, height=after.height, prepared_by=steps), after


def _stated(type_name: str | None) -> TypeGuess | None:
    return TypeGuess(type_name, 1.0) if type_name else None


R = TypeVar("R", Page, Document)


def _noted(subject: R, named: Named[Step], failure: Failure | None, broken: set[Slot]) -> R:
    if failure is None:
        return subject
    broken |= named.step.writes
    return replace(subject, failures=(*subject.failures, failure))


def _skipped(named: Named[Step], broken: set[Slot]) -> bool:
    """Whether the step needs what a failed one should have written; then it fails with it."""
    if not named.step.reads & broken:
        return False
    broken |= named.step.writes
    return True


def _failure(stage: str, error: Exception) -> Failure:
    if isinstance(error, DocintelError):
        return Failure(stage, error.code, str(error))
    return Failure(stage, "stage_failed", f"{stage} failed ({type(error).__name__}): {error}")


class Unobserved:
    """An observer that does not care."""

    def opened(self, page_count: int, finished: int) -> None: ...

    def started(self, stage: str, page: int | None) -> None: ...

    def prepared(self, page: int, before: Image, after: Image) -> None: ...

    def finished(self, page: Page, image: Image | None) -> None: ...
