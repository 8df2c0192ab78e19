"""`docintel explain` says why a value was taken, as a table, as JSON and as a picture."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from tests.integration.explained_receipt import Explained, explained_receipt


@pytest.fixture(scope="module")
def receipt(tmp_path_factory: pytest.TempPathFactory) -> Explained:
    return explained_receipt(tmp_path_factory.mktemp("explain"))


def test_votes_and_reasons_are_printed(receipt: Explained) -> None:
    done = receipt.docintel("explain", receipt.id[:8], "total")
    assert (done.returncode, done.stderr) == (0, "")
    assert "total = 7.50" in done.stdout
    assert "layoutlm@by-hand holds it for total at 50.0%" in done.stdout
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["+42.4", "+42.4", "+0.0", "payable"] in lines
    assert ["-31.8", "-31.8", "+0.0", "Estimate"] in lines
    assert not any("Thank" in line for line in lines), "what moves nothing is left out"


def test_json_names_page_and_boxes_and_the_picture_colours_them(
    receipt: Explained, tmp_path: Path
) -> None:
    out = tmp_path / "heat.png"
    done = receipt.docintel("explain", receipt.id, "total", "--json", "--out", out)
    assert done.returncode == 0
    [line] = done.stdout.splitlines()
    found = json.loads(line)
    assert (found["field"], found["value"], found["page"]) == ("total", "7.50", 2)
    assert {vote["voter"] for vote in found["votes"]} == {"rules@1", "layoutlm@by-hand"}
    [why] = found["explanations"]
    box = {one["text"]: one["box"] for one in why["influences"]}
    with Image.open(io.BytesIO(out.read_bytes())) as picture:
        assert picture.format == "PNG"
        red, _, blue = _edge(picture, box["payable"])
        assert blue > red + 50
        red, _, blue = _edge(picture, box["Estimate"])
        assert red > blue + 50


def _edge(picture: Image.Image, box: list[float]) -> tuple[int, int, int]:
    """The colour just inside the left edge, where no letter is."""
    left, top, _, bottom = box
    colour = picture.getpixel((round(left), round((top + bottom) / 2)))
    assert isinstance(colour, tuple)
    return colour[0], colour[1], colour[2]


def test_an_unknown_field_is_named_with_those_there_are(receipt: Explained) -> None:
    done = receipt.docintel("explain", receipt.id, "iban")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{receipt.id} has no field 'iban'; it has: " in done.stderr
    assert "total" in done.stderr


def test_an_unknown_document_is_named(receipt: Explained) -> None:
    done = receipt.docintel("explain", "0123abcd", "total")
    assert (done.returncode, done.stdout) == (1, "")
    assert "0123abcd" in done.stderr


def test_a_picture_that_cannot_be_written_is_said_in_a_line(
    receipt: Explained, tmp_path: Path
) -> None:
    out = tmp_path / "nowhere" / "heat.png"
    done = receipt.docintel("explain", receipt.id, "total", "--out", out)
    assert done.returncode == 2
    assert f"{out} cannot be written: No such file or directory" in done.stderr
