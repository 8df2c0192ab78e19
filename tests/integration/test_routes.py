"""The routes of the pages answer any address with what is there or with 404."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from docintel.app import App
from docintel.errors import NotFoundError
from docintel.services.process import Processor, Task
from docintel.ui import server
from tests.fakes import pipeline


@pytest.fixture
def client(app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(server, "application", lambda: app)
    web = Starlette(routes=server.ROUTES, exception_handlers={NotFoundError: server.not_found})
    with TestClient(web) as client:
        yield client


def _processed(app: App, text: str) -> str:
    id = app.intake.accept_bytes(text.encode(), "a.txt").filing.id
    Processor(app.database, app.files, pipeline(), app.settings.limits)(Task(id))
    return id


def test_a_page_and_its_picture_are_there(app: App, client: TestClient) -> None:
    id = _processed(app, "Tea TOTAL 5")
    run = app.query.history(id)[0].id
    assert client.get(f"/api/documents/{id}/pages/1?run={run}").json()["number"] == 1
    picture = client.get(f"/api/documents/{id}/pages/1/image")
    assert picture.headers["content-type"] == "image/jpeg"
    assert picture.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "number", ["0", "2", "-1", "1.0", "\u00b2", "9" * 30, "9" * 5000, "%00", "1%0a"]
)
@pytest.mark.parametrize("part", ["", "/image"])
def test_a_number_that_no_page_has_is_not_found(
    app: App, client: TestClient, number: str, part: str
) -> None:
    id = _processed(app, "Tea TOTAL 5")
    assert client.get(f"/api/documents/{id}/pages/{number}{part}").status_code == 404


@pytest.mark.parametrize("run", ["0", "\u00b2", "9" * 30, "9" * 5000, "x", "", "%00"])
def test_a_run_that_is_not_there_is_not_found(app: App, client: TestClient, run: str) -> None:
    id = _processed(app, "Tea TOTAL 5")
    assert client.get(f"/api/documents/{id}/pages/1?run={run}").status_code == 404


def test_the_run_of_another_document_is_not_found(app: App, client: TestClient) -> None:
    mine, other = _processed(app, "Tea TOTAL 5"), _processed(app, "Tea TOTAL 6")
    run = app.query.history(other)[0].id
    assert client.get(f"/api/documents/{mine}/pages/1/image?run={run}").status_code == 404


@pytest.mark.parametrize(
    "id", ["..%2f..", "%2e%2e", "%00", "x", "%25", "'%20OR%201=1", "%ff%fe", "a" * 5000]
)
def test_an_id_that_is_none_is_not_found(client: TestClient, id: str) -> None:
    assert client.get(f"/api/documents/{id}/pages/1").status_code == 404
    assert client.get(f"/api/documents/{id}/pages/1/image?run=1").status_code == 404
