"""The pages see each document, run and page as it was stored, and nothing of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from docintel.app import App
from docintel.errors import NotFoundError
from docintel.pipeline.runner import Pipeline
from docintel.services.process import Processor, Task
from tests.fakes import pipeline

Process = Callable[..., str]


@pytest.fixture
def process(app: App) -> Process:
    """File a text, run the fake pipeline on it and give its id."""

    def run(text: str, by: Pipeline | None = None) -> str:
        id = app.intake.accept_bytes(text.encode(), "a.txt").filing.id
        Processor(app.database, app.files, by or pipeline(), app.settings.limits)(Task(id))
        return id

    return run


def texts(page: dict[str, list[dict[str, str]]]) -> list[str]:
    return [word["text"] for word in page["words"]]


def test_an_overview_is_the_record_without_what_stands_on_the_pages(
    app: App, process: Process
) -> None:
    id = process("Tea TOTAL 5\fsecond page")
    overview, record = app.view.overview(id), app.query.record(id)
    assert overview["run"] == app.query.history(id)[0].id
    assert [page["number"] for page in overview["pages"]] == [1, 2]
    on_page = {"words", "lines", "regions", "tables", "codes", "marks", "form_values"}
    for outline, page in zip(overview["pages"], record["pages"], strict=True):
        assert outline == {name: value for name, value in page.items() if name not in on_page}
    assert {**overview, "pages": record["pages"]} == {**record, "run": overview["run"]}


def test_a_page_is_the_one_that_was_asked_for(app: App, process: Process) -> None:
    id = process("Tea TOTAL 5\fsecond page")
    assert texts(app.view.page(id, 1)) == ["Tea", "TOTAL", "5"]
    assert texts(app.view.page(id, 2)) == ["second", "page"]
    assert app.view.page(id, 2) == app.query.record(id)["pages"][1]
    assert Image.open(BytesIO(app.view.page_image(id, 2))).format == "JPEG"


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_page_that_is_not_there_is_said_so(app: App, process: Process, number: int) -> None:
    id = process("one\ftwo")
    with pytest.raises(NotFoundError, match=f"no page {number}"):
        app.view.page(id, number)
    with pytest.raises(NotFoundError, match=f"no picture of page {number}"):
        app.view.page_image(id, number)


def test_an_earlier_run_still_shows_its_own_pages(app: App, process: Process) -> None:
    id = process("Tea TOTAL 5")
    process("Tea TOTAL 5", pipeline("fake@2", page_stages=(), document_stages=()))
    second, first = (run.id for run in app.query.history(id))
    assert app.view.overview(id)["run"] == second
    assert app.view.page(id, 1, first)["lines"] == [[0, 1, 2]]
    assert app.view.page(id, 1, second)["lines"] == app.view.page(id, 1)["lines"] == []


def test_a_run_of_another_document_is_not_shown(app: App, process: Process) -> None:
    mine, other = process("my TOTAL 5"), process("secret TOTAL 7")
    run = app.view.overview(other)["run"]
    assert texts(app.view.page(other, 1, run))[0] == "secret"
    with pytest.raises(NotFoundError, match="no such run"):
        app.view.page(mine, 1, run)
    with pytest.raises(NotFoundError, match="no such run"):
        app.view.page_image(mine, 1, run)


def test_a_document_that_never_ran_has_no_pages(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    assert (app.view.overview(id)["run"], app.view.overview(id)["pages"]) == (None, [])
    with pytest.raises(NotFoundError, match="process it first"):
        app.view.page(id, 1)


def test_the_original_is_the_file_as_it_came_where_it_was_kept(app: App) -> None:
    kept = app.intake.accept_bytes(b"\0TOTAL 5\r\n", "a.txt").filing
    assert app.view.original(kept.id) == b"\0TOTAL 5\r\n"
    strict = replace(app.intake, limits=replace(app.settings.limits, max_bytes=3))
    assert app.view.original(strict.accept_bytes(b"longer", "b.txt").filing.id) is None


def test_the_types_are_those_that_occur(app: App, process: Process) -> None:
    assert app.view.types() == []
    process("no sum")
    process("TOTAL 5")
    process("TOTAL 7")
    assert app.view.types() == ["receipt", "unknown"]
