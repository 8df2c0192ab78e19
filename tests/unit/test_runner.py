"""A pipeline runs its steps in order, and what fails takes down only what needs it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from docintel.core.document import Attachment, Document
from docintel.core.geometry import Box
from docintel.core.limits import Limits
from docintel.core.page import Failure, Page, Word
from docintel.core.parts import PageRange
from docintel.errors import ConfigError, EngineError, StageOrderError
from docintel.pipeline.runner import InputFile, Named, Pipeline, Unobserved
from docintel.pipeline.stage import Slot

UNDRAWN = Failure("source", "damaged_file", "page 2 is cut off")


@dataclass(frozen=True)
class Source:
    """Opens a file of so many pages, of which those in `undrawn` have no image."""

    page_count: int = 1
    undrawn: frozenset[int] = frozenset()
    attachments: tuple[Attachment, ...] = ()

    @contextmanager
    def open(self, path: Path, password: str | None, limits: Limits) -> Iterator[Source]:
        yield self

    def pages(self, first: int = 1) -> Iterator[tuple[Page, Image.Image | None]]:
        for number in range(first, self.page_count + 1):
            if number in self.undrawn:
                yield Page(number, 0, 0, 72, failures=(UNDRAWN,)), None
            else:
                yield Page(number, 40, 30, 72), Image.new("RGB", (40, 30))


#: The page under which a step of the document is noted.
DOCUMENT = 0


@dataclass(frozen=True)
class Step:
    """Notes that it ran, and raises where it is told to: an error by page."""

    ran: list[str]
    name: str
    reads: frozenset[Slot]
    writes: frozenset[Slot]
    errors: Mapping[int, Exception]

    def note(self, page: int) -> None:
        self.ran.append(f"{self.name} {page}" if page else self.name)
        if page in self.errors:
            raise self.errors[page]


class OnPages(Step):
    def __call__(self, page: Page, image: Image.Image) -> Page:
        self.note(page.number)
        return page


class OnDocuments(Step):
    def __call__(self, document: Document) -> Document:
        self.note(DOCUMENT)
        return document


class Turns(Step):
    """An image step: turns the page on its side."""

    def __call__(self, page: Page, image: Image.Image) -> tuple[Page, Image.Image]:
        self.note(page.number)
        return replace(page, rotation=90), image.rotate(90, expand=True)


@dataclass
class Steps:
    """Makes steps that all note in one list what ran."""

    ran: list[str] = field(default_factory=list)

    def named(
        self,
        kind: type[Step],
        name: str,
        reads: Slot | None = None,
        writes: Slot | None = None,
        errors: Mapping[int, Exception] = MappingProxyType({}),
    ) -> Named[Any]:
        slots = [frozenset({slot} if slot else ()) for slot in (reads, writes)]
        return Named(name, kind(self.ran, name, slots[0], slots[1], errors))


@pytest.fixture
def steps() -> Steps:
    return Steps()


def run(source: Source, **parts: object) -> Document:
    pipeline = Pipeline("test", "test@1", source, **parts)  # type: ignore[arg-type]
    return pipeline.run(InputFile("d", Path("any")), Unobserved())


BROKEN = EngineError("the model failed; process the document again")


def test_a_step_may_not_read_what_no_earlier_one_writes(steps: Steps) -> None:
    reader = steps.named(OnPages, "order_lines", reads=Slot.WORDS)
    writer = steps.named(OnPages, "read_text", writes=Slot.WORDS)
    Pipeline("p", "p@1", Source(), page_stages=(writer, reader))
    with pytest.raises(StageOrderError, match=r"'order_lines' reads words"):
        Pipeline("p", "p@1", Source(), page_stages=(reader, writer))


def test_a_step_may_read_what_the_source_fills_in(steps: Steps) -> None:
    reader = steps.named(OnPages, "read_text", reads=Slot.TEXT_LAYER)
    assert Pipeline("p", "p@1", Source(), page_stages=(reader,)).page_stages == (reader,)


def test_image_steps_come_first_then_pages_then_the_document(steps: Steps) -> None:
    run(
        Source(2),
        image_steps=(steps.named(Turns, "turn"),),
        page_stages=(steps.named(OnPages, "read"),),
        document_stages=(steps.named(OnDocuments, "decide"),),
    )
    assert steps.ran == ["turn 1", "read 1", "turn 2", "read 2", "decide"]


def test_what_needs_a_failed_stage_is_skipped_and_so_is_what_needs_that(steps: Steps) -> None:
    found = run(
        Source(),
        page_stages=(
            steps.named(OnPages, "words", writes=Slot.WORDS, errors={1: BROKEN}),
            steps.named(OnPages, "lines", reads=Slot.WORDS, writes=Slot.LINES),
            steps.named(OnPages, "tables", reads=Slot.LINES, writes=Slot.TABLES),
            steps.named(OnPages, "regions", writes=Slot.REGIONS),
        ),
    )
    assert steps.ran == ["words 1", "regions 1"]
    assert [failure.stage for failure in found.pages[0].failures] == ["words"]


def test_the_same_holds_for_image_steps(steps: Steps) -> None:
    run(
        Source(),
        image_steps=(
            steps.named(Turns, "upright", writes=Slot.ROTATION, errors={1: BROKEN}),
            steps.named(Turns, "straight", reads=Slot.ROTATION, writes=Slot.SKEW),
        ),
    )
    assert steps.ran == ["upright 1"]


def test_the_same_holds_for_stages_of_the_document(steps: Steps) -> None:
    found = run(
        Source(),
        document_stages=(
            steps.named(OnDocuments, "type", writes=Slot.TYPE, errors={DOCUMENT: BROKEN}),
            steps.named(OnDocuments, "fields", reads=Slot.TYPE, writes=Slot.FIELDS),
            steps.named(OnDocuments, "checks", reads=Slot.FIELDS, writes=Slot.CHECKS),
            steps.named(OnDocuments, "language", writes=Slot.LANGUAGE),
        ),
    )
    assert steps.ran == ["type", "language"]
    assert [failure.stage for failure in found.failures] == ["type"]


def test_what_failed_on_one_page_runs_on_the_next(steps: Steps) -> None:
    found = run(
        Source(3),
        page_stages=(
            steps.named(OnPages, "words", writes=Slot.WORDS, errors={2: BROKEN}),
            steps.named(OnPages, "lines", reads=Slot.WORDS, writes=Slot.LINES),
        ),
    )
    assert steps.ran == ["words 1", "lines 1", "words 2", "words 3", "lines 3"]
    assert [len(page.failures) for page in found.pages] == [0, 1, 0]


def test_every_failure_is_kept_with_its_stage_code_and_sentence(steps: Steps) -> None:
    found = run(
        Source(),
        image_steps=(steps.named(Turns, "turn", errors={1: BROKEN}),),
        page_stages=(steps.named(OnPages, "read", errors={1: ZeroDivisionError("by zero")}),),
    )
    assert found.pages[0].failures == (
        Failure("turn", "engine_failed", "the model failed; process the document again"),
        Failure("read", "stage_failed", "read failed (ZeroDivisionError): by zero"),
    )


def test_the_log_says_what_failed_and_nothing_of_the_text(
    steps: Steps, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        run(
            Source(),
            page_stages=(steps.named(OnPages, "read", errors={1: ValueError("a secret")}),),
        )
    assert "read failed: ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_the_log_says_what_is_wrong_with_the_set_up(
    steps: Steps, caplog: pytest.LogCaptureFixture
) -> None:
    broken = ConfigError("the model file is not the one that was trained: train it again")
    with caplog.at_level(logging.INFO):
        run(Source(), page_stages=(steps.named(OnPages, "read", errors={1: broken}),))
    assert "read failed: the model file is not the one" in caplog.text


def test_a_page_has_the_size_of_its_prepared_image(steps: Steps) -> None:
    [page] = run(Source(), image_steps=(steps.named(Turns, "turn"),)).pages
    assert (page.width, page.height, page.rotation) == (30, 40, 90)


def test_who_watches_sees_the_image_before_and_after_a_step_that_changed_it(steps: Steps) -> None:
    seen: list[tuple[int, tuple[int, int], tuple[int, int]]] = []

    class Watching(Unobserved):
        def prepared(self, page: int, before: Image.Image, after: Image.Image) -> None:
            seen.append((page, before.size, after.size))

    class Idle(Step):
        def __call__(self, page: Page, image: Image.Image) -> tuple[Page, Image.Image]:
            return page, image

    image_steps = (steps.named(Turns, "turn"), steps.named(Idle, "idle"))
    pipeline = Pipeline("test", "test@1", Source(), image_steps=image_steps)
    [page] = pipeline.run(InputFile("d", Path("any")), Watching()).pages
    assert seen == [(1, (40, 30), (30, 40))]
    assert page.prepared_by == ("turn",)


def test_a_failed_image_step_leaves_the_image_as_it_was(steps: Steps) -> None:
    [page] = run(
        Source(),
        image_steps=(steps.named(Turns, "turn", errors={1: BROKEN}),),
        page_stages=(steps.named(OnPages, "read"),),
    ).pages
    assert steps.ran == ["turn 1", "read 1"]
    assert (page.width, page.height, page.rotation) == (40, 30, 0)


def test_a_page_that_could_not_be_drawn_is_not_looked_at(steps: Steps) -> None:
    found = run(Source(3, frozenset({2})), page_stages=(steps.named(OnPages, "read"),))
    assert steps.ran == ["read 1", "read 3"]
    assert found.pages[1].failures == (UNDRAWN,)


def test_attachments_version_and_a_stated_type_are_in_the_document() -> None:
    attachments = (Attachment("factur-x.xml", b"<Invoice/>"),)
    pipeline = Pipeline("test", "test@1", Source(attachments=attachments))
    found = pipeline.run(InputFile("d", Path("any"), type_name="invoice"), Unobserved())
    assert found.attachments == attachments
    assert found.versions == (("pipeline", "test@1"),)
    assert found.type is not None
    assert (found.type.name, found.type.confidence) == ("invoice", 1.0)


def test_the_time_of_a_stage_is_that_of_all_pages_also_where_it_failed(
    steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = count()
    clock = SimpleNamespace(perf_counter=lambda: next(seconds))
    monkeypatch.setattr("docintel.pipeline.runner.time", clock)
    found = run(
        Source(3),
        page_stages=(steps.named(OnPages, "read", errors={2: BROKEN}),),
        document_stages=(steps.named(OnDocuments, "decide"),),
    )
    # The source opens the file, and is asked once more whether there is another page.
    assert dict(found.timings) == {"source": 5, "read": 3, "decide": 1}


def test_a_page_is_handed_over_before_the_next_is_drawn() -> None:
    told: list[str] = []

    class Telling(Source):
        def pages(self, first: int = 1) -> Iterator[tuple[Page, Image.Image | None]]:
            for page, image in super().pages(first):
                told.append(f"drawn {page.number}")
                yield page, image

    class Watching(Unobserved):
        def opened(self, page_count: int, finished: int) -> None:
            told.append(f"opened {page_count}")

        def finished(self, page: Page, image: Image.Image | None) -> None:
            told.append(f"finished {page.number}")

    Pipeline("test", "test@1", Telling(2)).run(InputFile("d", Path("any")), Watching())
    assert told == ["opened 2", "drawn 1", "finished 1", "drawn 2", "finished 2"]


@dataclass(frozen=True)
class Judging:
    """A stage with an engine that learned something."""

    engine: object
    fails: bool = False
    reads = writes = frozenset[Slot]()

    def __call__(self, document: Document) -> Document:
        if self.fails:
            raise BROKEN
        return document


def test_a_record_names_the_weights_of_all_that_had_a_say() -> None:
    judge, types = SimpleNamespace(version="judge@3f2a"), SimpleNamespace(version="types@11")
    found = run(
        Source(),
        document_stages=(
            Named("decide_fields", Judging(judge)),
            Named("validate", Judging(judge)),
            Named("summarize", Judging(engine=object())),
            Named("classify_type", Judging(types, fails=True)),
        ),
    )
    assert dict(found.versions) == {"pipeline": "test@1", "judge": "judge@3f2a"}


def test_a_part_of_a_file_that_is_gone_on_with_ends_where_the_part_ends() -> None:
    finished = (Page(1, 40, 30, 72),)
    file = InputFile("d", Path("any"), pages=PageRange(2, 3), finished=finished)
    document = Pipeline("test", "test@1", Source(5)).run(file, Unobserved())
    assert [page.number for page in document.pages] == [1, 2]


def test_stages_of_the_document_see_pages_as_they_come_back_from_where_they_are_kept(
    steps: Steps,
) -> None:
    class Finely(OnPages):
        def __call__(self, page: Page, image: Image.Image) -> Page:
            return replace(page, words=(Word("a", Box(0.123, 1, 2, 3), 0.98765),))

    found = run(Source(), page_stages=(steps.named(Finely, "read"),))
    assert found.pages[0].words == (Word("a", Box(0.12, 1, 2, 3), 0.9877),)
