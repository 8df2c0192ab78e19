"""Models come from the installed packages, never from the network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import socket, sys
from PIL import Image, ImageDraw, ImageFont
from docintel.catalogs import CATALOGS

def refuse(*arguments, **options):
    raise SystemExit(f"reached for the network: {arguments}")

socket.socket.connect = socket.getaddrinfo = refuse
image = Image.new("RGB", (500, 100), "white")
ImageDraw.Draw(image).text((20, 30), "Total 12.50", "black", ImageFont.load_default(size=32))
words = CATALOGS.engines.build(sys.argv[1], {}).read(image)
print(*(word.text for word in words))
"""


@pytest.mark.parametrize("reader", ["thin_ocr", "rapidocr", "paddleocr"])
def test_a_reader_needs_no_network_and_leaves_nothing_behind(reader: str, tmp_path: Path) -> None:
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    places = {"HOME": str(home), "TMPDIR": str(temporary), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, reader],
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("Total 12.50\n", "")
    assert list(home.iterdir()) == []
    assert list(temporary.iterdir()) == []
