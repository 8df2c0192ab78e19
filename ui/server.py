"""The web application: the Streamlit pages and the routes that bring page images and words."""

from __future__ import annotations

import os
from pathlib import Path

import orjson
import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from docintel.errors import NotFoundError
from docintel.ui.application import application

# A page of a finished run never changes; its address names the run.
_FOR_GOOD = {"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"}


def page_words(request: Request) -> Response:
    """A page's words, lines, regions and tables, as in the record."""
    number = request.path_params["number"]
    page = application().query.page_record(request.path_params["document_id"], number)
    return Response(orjson.dumps(page), media_type="application/json", headers=_FOR_GOOD)


def page_image(request: Request) -> Response:
    """The picture of a page as it was read, JPEG."""
    number = request.path_params["number"]
    image = application().query.page_image(request.path_params["document_id"], number)
    return Response(image, media_type="image/jpeg", headers=_FOR_GOOD)


def health(_: Request) -> Response:
    return PlainTextResponse("ok")


def not_found(_: Request, error: Exception) -> Response:
    return PlainTextResponse(str(error), status_code=404)


ROUTES = [
    Route("/api/health", health),
    Route("/api/documents/{document_id}/pages/{number:int}", page_words),
    Route("/api/documents/{document_id}/pages/{number:int}/image", page_image),
]


def make_server() -> st.App:
    """The ASGI application, for uvicorn."""
    return st.App(
        Path(__file__).parent / "main.py",
        routes=ROUTES,
        exception_handlers={NotFoundError: not_found},
        debug=bool(os.environ.get("DOCINTEL_DEBUG")),
    )
