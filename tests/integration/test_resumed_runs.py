"""A run that was stopped goes on at the page it had come to, and finds what it would have found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import delete, update

from docintel.app import App
from docintel.core.filing import Status
from docintel.core.geometry import Box
from docintel.core.limits import Limits
from docintel.core.page import FormValue, Page
from docintel.pipeline.runner import Named, Pipeline, Unobserved
from docintel.services.process import Processor, Task
from docintel.storage import runs
from docintel.storage.tables import PageRow, RunRow
from tests.fakes import FailsOn, FakeFile, TextSource, pipeline

PAGES = "one TOTAL 5\ftwo\fthree\ffour"


@dataclass(frozen=True)
class NotingSource:
    """Notes which pages are drawn; each has a filled form field."""

    drawn: list[int] = field(default_factory=list)

    @contextmanager
    def open(self, path: Path, password: str | None, limits: Limits) -> Iterator[_Noting]:
        with TextSource().open(path, password, limits) as file:
            yield _Noting(file.texts, drawn=self.drawn)


@dataclass(frozen=True)
class _Noting(FakeFile):
    drawn: list[int] = field(default_factory=list)

    def pages(self, first: int = 1) -> Iterator[tuple[Page, Image.Image | None]]:
        for page, image in super().pages(first):
            self.drawn.append(page.number)
            form = (FormValue("box", f"v{page.number}", Box(1, 2, 3, 4)),)
            yield replace(page, form_values=form), image


class StopsAfter(Unobserved):
    """Has its process told to stop when it hears of a page; notes with what a run begins."""

    def __init__(self, page: int | None = None) -> None:
        self.page = page
        self.began: tuple[int, int] | None = None

    def opened(self, page_count: int, finished: int) -> None:
        self.began = page_count, finished

    def finished(self, page: Page, image: Image.Image | None) -> None:
        if page.number == self.page:
            raise SystemExit(143)


@pytest.fixture
def stopped(app: App) -> Callable[[Pipeline], str]:
    """A document whose run was stopped after its second page."""

    def stop(with_pipeline: Pipeline) -> str:
        id = app.intake.accept_bytes(PAGES.encode(), "a.txt").filing.id
        with pytest.raises(SystemExit):
            run(app, id, with_pipeline, StopsAfter(2))
        return id

    return stop


def run(app: App, id: str, with_pipeline: Pipeline, observer: Unobserved | None = None) -> Status:
    processor = Processor(app.database, app.files, with_pipeline, app.settings.limits)
    return processor(Task(id), observer)


def test_it_goes_on_after_the_last_finished_page(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    source = NotingSource()
    id = stopped(pipeline(source=source))
    assert source.drawn == [1, 2]
    watching = StopsAfter()
    assert run(app, id, pipeline(source=source), watching) is Status.DONE
    assert source.drawn == [1, 2, 3, 4]
    assert watching.began == (4, 2)
    assert [run.status for run in app.query.history(id)] == ["done", "stopped"]


def test_what_it_finds_is_what_an_undisturbed_run_finds(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    with_pipeline = pipeline(source=NotingSource())
    id = stopped(with_pipeline)
    run(app, id, with_pipeline)
    resumed = app.query.document(id)
    run(app, id, with_pipeline)
    undisturbed = app.query.document(id)
    assert replace(resumed, timings=()) == replace(undisturbed, timings=())
    assert [page.form_values[0].value for page in resumed.pages] == ["v1", "v2", "v3", "v4"]
    assert app.query.page_image(id, 1)


def test_its_progress_begins_where_the_other_ended(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    id = stopped(pipeline())
    seen: list[float] = []

    class Watching(Unobserved):
        def opened(self, page_count: int, finished: int) -> None:
            seen.append(app.query.filing(id).progress)

    run(app, id, pipeline(), Watching())
    assert seen == [pytest.approx(0.45)]


def test_pages_of_another_pipeline_are_not_taken(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    source = NotingSource()
    id = stopped(pipeline(source=source))
    run(app, id, pipeline("fake@2", source=source))
    assert source.drawn == [1, 2, 1, 2, 3, 4]


def test_a_run_that_came_to_its_end_is_not_gone_on_with(app: App) -> None:
    source = NotingSource()
    id = app.intake.accept_bytes(PAGES.encode(), "a.txt").filing.id
    for _ in range(2):
        run(app, id, pipeline(source=source))
    assert source.drawn == [1, 2, 3, 4, 1, 2, 3, 4]


def test_a_page_on_which_something_failed_is_tried_again(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    source = NotingSource()
    fails_on_two = (Named("fails_on", FailsOn("two")),)
    id = stopped(pipeline(source=source, page_stages=(*pipeline().page_stages, *fails_on_two)))
    run(app, id, pipeline(source=source))
    assert source.drawn == [1, 2, 2, 3, 4]
    assert [page.number for page in app.query.document(id).pages] == [1, 2, 3, 4]
    assert not any(page.failures for page in app.query.document(id).pages)


def test_a_run_that_is_stopped_twice_loses_nothing(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    source = NotingSource()
    id = stopped(pipeline(source=source))
    with pytest.raises(SystemExit):
        run(app, id, pipeline(source=source), StopsAfter(3))
    assert run(app, id, pipeline(source=source)) is Status.DONE
    assert source.drawn == [1, 2, 3, 4]


def test_a_run_stopped_after_its_last_page_still_decides(app: App) -> None:
    source = NotingSource()
    id = app.intake.accept_bytes(PAGES.encode(), "a.txt").filing.id
    with pytest.raises(SystemExit):
        run(app, id, pipeline(source=source), StopsAfter(4))
    assert run(app, id, pipeline(source=source)) is Status.DONE
    assert source.drawn == [1, 2, 3, 4]
    assert [found.value for found in app.query.document(id).fields] == ["5"]


def test_a_run_begins_with_no_pages_of_another_document(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    source = NotingSource()
    stopped(pipeline(source=source))
    other = app.intake.accept_bytes(b"five\fsix\fseven", "b.txt").filing.id
    run(app, other, pipeline(source=source))
    assert source.drawn == [1, 2, 1, 2, 3]


def test_the_run_of_a_worker_that_died_is_gone_on_with(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    source = NotingSource()
    id = stopped(pipeline(source=source))
    with app.database.write() as session:
        session.execute(update(RunRow).values(status=runs.DIED))
    run(app, id, pipeline(source=source))
    assert source.drawn == [1, 2, 3, 4]


def test_pages_after_one_that_is_missing_are_read_again(
    app: App, stopped: Callable[[Pipeline], str]
) -> None:
    source = NotingSource()
    id = stopped(pipeline(source=source))
    with app.database.write() as session:
        session.execute(delete(PageRow).where(PageRow.number == 1))
    run(app, id, pipeline(source=source))
    assert source.drawn == [1, 2, 1, 2, 3, 4]
    assert [page.number for page in app.query.document(id).pages] == [1, 2, 3, 4]
