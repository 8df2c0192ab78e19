"""docintel serve: the pages, with a worker beside them that processes what is uploaded."""

from __future__ import annotations

import socket
from contextlib import closing
from ipaddress import ip_address
from typing import Annotated

import typer

from docintel.app import make_app
from docintel.cli.console import messages
from docintel.errors import ConfigError
from docintel.jobs.worker_beside import worker_beside
from docintel.settings import read_settings


def serve(
    host: Annotated[str, typer.Option(help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen at.")] = 8501,
) -> None:
    """Open the pages at http://HOST:PORT and process what is uploaded there."""
    _check_free(host, port)
    app = make_app(read_settings())
    # The worker beside the pages would only fail at it, again and again.
    app.pipeline()
    app.upgrade_database()
    console = messages()
    if not _is_loopback(host):
        console.print(
            "There is no sign-in yet: whoever reaches this address sees and adds documents."
        )
    console.print(f"docintel is at http://{host}:{port} (Ctrl-C ends it)")
    import uvicorn

    with worker_beside():
        uvicorn.run(
            "docintel.ui.server:make_server",
            factory=True,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
        )


def _check_free(host: str, port: int) -> None:
    with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise ConfigError(
                f"cannot listen at {host}:{port} ({error.strerror}); try another --port"
            ) from error


def _is_loopback(host: str) -> bool:
    return host == "localhost" or (host[0].isdigit() and ip_address(host).is_loopback)
