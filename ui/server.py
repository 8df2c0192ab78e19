"""The web application: the Streamlit pages and the routes that bring page images and words."""

from __future__ import annotations

import asyncio
import math
import re
import threading
from functools import cache, partial
from pathlib import Path

import orjson
import streamlit as st
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from docintel.core.page_record import Json
from docintel.errors import DocintelError, NotFoundError, UnknownNameError
from docintel.services.explain import Explainer
from docintel.services.explanation_record import reasons_to_json
from docintel.ui.application import application

# What a run left never changes, and the addresses that the viewer asks for name the run.
_FOR_GOOD = {"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"}

# Models may be replaced between two questions, so an explanation is asked for anew.
_ONCE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}

_NUMBER = re.compile("[0-9]{1,9}")
# An explanation takes seconds of a core: one at a time leaves the others to those who turn pages.
_TURN = asyncio.Lock()
# How often it is looked whether somebody still waits for it.
_LOOK_SECONDS = 0.2


def page(request: Request) -> Response:
    """A page's words, lines, regions and tables, as in the record."""
    found = application().view.page(*_page(request))
    return Response(orjson.dumps(found), media_type="application/json", headers=_FOR_GOOD)


def page_image(request: Request) -> Response:
    """The picture of a page as it was read, JPEG."""
    image = application().view.page_image(*_page(request))
    return Response(image, media_type="image/jpeg", headers=_FOR_GOOD)


async def why(request: Request) -> Response:
    """What the voters say about a field and what moved the models, as `docintel explain --json`."""
    async with _TURN:
        left = threading.Event()
        watching = asyncio.create_task(_watch(request, left))
        try:
            ask = partial(_reasons, left, **request.path_params)
            found = await to_thread.run_sync(ask, abandon_on_cancel=True)
        except _LeftError:
            return Response(status_code=499)
        except DocintelError as error:
            missing = isinstance(error, NotFoundError | UnknownNameError)
            problem = {"error": {"code": error.code, "message": str(error)}}
            return _json(problem, 404 if missing else 500)
        finally:
            left.set()
            watching.cancel()
    return _json(found)


class _LeftError(Exception):
    """Whoever asked has left the page, or the server ends."""


async def _watch(request: Request, left: threading.Event) -> None:
    while not await request.is_disconnected():
        await asyncio.sleep(_LOOK_SECONDS)
    left.set()


def _reasons(left: threading.Event, document_id: str, name: str) -> Json:
    def go_on() -> None:
        if left.is_set():
            raise _LeftError

    return reasons_to_json(explainer().explain(document_id, name, go_on))


def _json(content: Json, status: int = 200) -> Response:
    body = orjson.dumps(content)
    return Response(body, status, _ONCE, "application/json")


@cache
def explainer() -> Explainer:
    """One a process, since its models load on their first use."""
    made: Explainer = application().explainer()
    return made


def _page(request: Request) -> tuple[str, int, int | None]:
    """The document, the page and the run that an address names."""
    run = request.query_params.get("run")
    number = _number(request.path_params["number"])
    return request.path_params["document_id"], number, None if run is None else _number(run)


def _number(text: str) -> int:
    """Raises NotFoundError for what is no number, or a larger one than a database holds."""
    if not _NUMBER.fullmatch(text):
        raise NotFoundError("no such page: its number and that of the run have up to 9 digits")
    return int(text)


def health(_: Request) -> Response:
    return PlainTextResponse("ok")


def not_found(_: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), status_code=404)


ROUTES = [
    Route("/api/health", health),
    Route("/api/documents/{document_id}/fields/{name:path}/why", why),
    Route("/api/documents/{document_id}/pages/{number}", page),
    Route("/api/documents/{document_id}/pages/{number}/image", page_image),
]


def make_server() -> st.App:
    """The ASGI application, for uvicorn. Options of Streamlit are in `.streamlit/config.toml`."""
    server = st.App(
        Path(__file__).parent / "main.py",
        routes=ROUTES,
        exception_handlers={NotFoundError: not_found},
        debug=application().settings.debug,
    )
    limit = application().settings.max_bytes
    st.config.set_option("server.maxUploadSize", math.ceil(limit / 2**20))
    return server
