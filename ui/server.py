"""The web application: the Streamlit pages and the routes that bring page images and words."""

from __future__ import annotations

import math
import re
from pathlib import Path

import orjson
import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from docintel.errors import NotFoundError
from docintel.ui.application import application

# What a run left never changes, and the addresses that the viewer asks for name the run.
_FOR_GOOD = {"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"}

_NUMBER = re.compile("[0-9]{1,9}")


def page(request: Request) -> Response:
    """A page's words, lines, regions and tables, as in the record."""
    found = application().view.page(*_page(request))
    return Response(orjson.dumps(found), media_type="application/json", headers=_FOR_GOOD)


def page_image(request: Request) -> Response:
    """The picture of a page as it was read, JPEG."""
    image = application().view.page_image(*_page(request))
    return Response(image, media_type="image/jpeg", headers=_FOR_GOOD)


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
