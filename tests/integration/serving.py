"""The pages in a process of their own, and what a browser is started with to look at them."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
# What keeps Chromium from calling home; the tests watch that the pages do not either.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@contextmanager
def served(home: Path, **environment: str) -> Iterator[str]:
    """The address of the pages of this home, with their worker."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "docintel", "serve", "--port", str(port)],
        env={**os.environ, "DOCINTEL_HOME": str(home), **environment},
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{url}/api/health", server)
        yield url
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(url)
        except URLError:
            time.sleep(0.2)
        else:
            return
    pytest.fail("the server did not answer")
