"""The route that says why a value was taken: what moved the models, or an error as JSON."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

import pytest
from PIL.Image import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from docintel.app import App, make_app
from docintel.core.document import Document
from docintel.core.page import Page
from docintel.engines.protocols import WordScorer, WordScores
from docintel.errors import ConfigError
from docintel.pipeline.runner import Named
from docintel.pipeline.stage import Slot
from docintel.services.explain import Explainer
from docintel.services.process import Processor, Task
from docintel.settings import Settings
from docintel.stages.propose_by_model import ProposeByModel
from docintel.ui import server
from tests.fakes import FindTotal, OneLine, pipeline
from tests.unit.test_influence import Reasoned

# The box of the value is that of the first word.
RECEIPT = "5.00 Total Tea Ltd TOTAL 5.00"


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    app = make_app(Settings(home=tmp_path / "home"))
    yield app
    app.database.engine.dispose()


@dataclass(frozen=True)
class KeepWords:
    """The source has read the words already."""

    reads: ClassVar = frozenset[Slot]()
    writes: ClassVar = frozenset({Slot.WORDS})

    def __call__(self, page: Page, image: Image) -> Page:
        return page


@pytest.fixture
def client(app: App, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., TestClient]]:
    """Makes a client of routes whose models are what it is given."""
    opened: list[TestClient] = []

    def make(scorer: WordScorer) -> TestClient:
        stages = (Named("find", FindTotal()), Named("model", ProposeByModel(scorer)))
        reads = (Named("one_line", OneLine()), Named("read", KeepWords()))
        explainer = Explainer(app.query, pipeline(page_stages=reads, document_stages=stages))
        monkeypatch.setattr(server, "application", lambda: app)
        monkeypatch.setattr(server, "explainer", lambda: explainer)
        opened.append(TestClient(Starlette(routes=server.ROUTES)).__enter__())
        return opened[-1]

    yield make
    for one in opened:
        one.__exit__(None, None, None)


def _processed(app: App, text: str = RECEIPT) -> str:
    id = app.intake.accept_bytes(text.encode(), "a.txt").filing.id
    Processor(app.database, app.files, pipeline(), app.settings.limits)(Task(id))
    return id


def test_the_votes_and_what_moved_the_model_are_there(
    app: App, client: Callable[..., TestClient]
) -> None:
    answer = client(Reasoned()).get(f"/api/documents/{_processed(app)}/fields/total/why")
    assert answer.headers["cache-control"] == "no-store"
    found = answer.json()
    assert (found["field"], found["value"], found["page"]) == ("total", "5.00", 1)
    assert found["boxes"] == [[0, 0, 9, 8]]
    assert {(vote["voter"], vote["value"]) for vote in found["votes"]} == {("reasoned@1", "5.00")}
    [why] = found["explanations"]
    strongest = next(one for one in why["influences"] if one["text"] == "Total")
    assert strongest["words"] == pytest.approx(0.4, abs=1e-3)
    assert strongest["box"] == [10, 0, 19, 8]
    assert strongest["page"] == 1


def test_a_field_that_is_not_there_is_not_found_and_the_others_are_named(
    app: App, client: Callable[..., TestClient]
) -> None:
    answer = client(Reasoned()).get(f"/api/documents/{_processed(app)}/fields/iban/why")
    assert answer.status_code == 404
    error = answer.json()["error"]
    assert error["code"] == "unknown_name"
    assert "no field 'iban'; it has: total" in error["message"]


@pytest.mark.parametrize("id", ["0123abcd", "%2e%2e", "%00", "%25", "%ff%fe", "a" * 5000])
def test_a_document_that_is_not_there_is_not_found(
    client: Callable[..., TestClient], id: str
) -> None:
    answer = client(Reasoned()).get(f"/api/documents/{id}/fields/total/why")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("name", ["%00", "..%2f..", "a/b", "%20", "x" * 5000])
def test_whatever_a_field_is_called_the_answer_is_json(
    app: App, client: Callable[..., TestClient], name: str
) -> None:
    answer = client(Reasoned()).get(f"/api/documents/{_processed(app)}/fields/{name}/why")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"]


def test_a_document_that_waits_is_not_explained(
    app: App, client: Callable[..., TestClient]
) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    answer = client(Reasoned()).get(f"/api/documents/{id}/fields/total/why")
    assert answer.status_code == 404
    assert "not processed yet" in answer.json()["error"]["message"]


@dataclass(frozen=True)
class Broken:
    """A model whose file is not the one that was shipped."""

    version: str = "broken@1"

    def score(self, document: Document) -> WordScores:
        raise ConfigError("model file model.onnx is not the one that was shipped")


def test_a_model_that_cannot_be_used_is_said_in_words(
    app: App, client: Callable[..., TestClient]
) -> None:
    answer = client(Broken()).get(f"/api/documents/{_processed(app)}/fields/total/why")
    assert answer.status_code == 500
    assert answer.json() == {
        "error": {
            "code": "config",
            "message": "model file model.onnx is not the one that was shipped",
        }
    }


@dataclass(frozen=True)
class Slow:
    """A model that answers when it is let go; knows how many ask, asked at once, and in all."""

    version: str = "slow@1"
    begun: threading.Event = field(default_factory=threading.Event)
    free: threading.Event = field(default_factory=threading.Event)
    inside: list[int] = field(default_factory=lambda: [0, 0, 0])

    def score(self, document: Document) -> WordScores:
        self.inside[0] += 1
        self.inside[1] = max(self.inside[:2])
        self.inside[2] += 1
        self.begun.set()
        assert self.free.wait(60)
        self.inside[0] -= 1
        return Reasoned().score(document)


def test_pages_are_served_while_a_model_is_asked_and_one_asks_at_a_time(
    app: App, client: Callable[..., TestClient]
) -> None:
    slow = Slow()
    web = client(slow)
    path = f"/api/documents/{_processed(app)}"
    with ThreadPoolExecutor(3) as pool:
        asked = [pool.submit(web.get, f"{path}/fields/total/why") for _ in range(3)]
        try:
            assert slow.begun.wait(60)
            assert web.get(f"{path}/pages/1").status_code == 200
            assert not any(one.done() for one in asked)
        finally:
            slow.free.set()
        assert [one.result().status_code for one in asked] == [200] * 3
    assert slow.inside[1] == 1


@pytest.mark.anyio
async def test_whoever_leaves_the_page_ends_the_questions(
    app: App, client: Callable[..., TestClient]
) -> None:
    slow = Slow()
    client(slow)
    id = _processed(app)
    gone = asyncio.Event()

    async def receive() -> dict[str, str]:
        await gone.wait()
        return {"type": "http.disconnect"}

    path = {"document_id": id, "name": "total"}
    request = Request({"type": "http", "path_params": path}, receive)
    asked = asyncio.create_task(server.why(request))
    assert await asyncio.to_thread(slow.begun.wait, 60)
    gone.set()
    await asyncio.sleep(0.5)
    slow.free.set()
    assert (await asked).status_code == 499
    assert slow.inside[2] < 3


@pytest.mark.anyio
async def test_a_server_that_ends_waits_for_no_model(
    app: App, client: Callable[..., TestClient]
) -> None:
    slow = Slow()
    client(slow)

    async def receive() -> dict[str, str]:
        await asyncio.Event().wait()
        raise AssertionError

    path = {"document_id": _processed(app), "name": "total"}
    asked = asyncio.create_task(server.why(Request({"type": "http", "path_params": path}, receive)))
    assert await asyncio.to_thread(slow.begun.wait, 60)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(asked, 5)
    slow.free.set()


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
