"""Page images of every odd kind end with their words or with a sentence that says why not."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from PIL.Image import Transpose

from docintel.catalogs import CATALOGS
from docintel.core.document import Document
from docintel.errors import DamagedFileError, ImageTooLargeError
from docintel.pipeline.config import load_pipeline
from docintel.pipeline.runner import InputFile, Pipeline, Unobserved

_SENTENCE = "We delivered the goods as agreed on 17 May 2026."


def _letter(rows: int = 14) -> Image.Image:
    page = Image.new("RGB", (850, 80 + 44 * rows), "white")
    font = ImageFont.load_default(size=24)
    for row in range(rows):
        ImageDraw.Draw(page).text((80, 50 + row * 44), f"{row + 1}. {_SENTENCE}", "black", font)
    return page


LETTER = _letter()


def _saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, format_, **options)
    return file.getvalue()


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """What the shipped pipeline does to page images, and its reader; nothing after that."""
    shipped = (files("docintel") / "pipelines" / "default.toml").read_text(encoding="utf-8")
    kept = shipped[: shipped.index("[[page]]", shipped.index('use = "read_text"'))]
    assert [stage["use"] for stage in tomllib.loads(kept)["page"]] == ["read_text"]
    path = tmp_path_factory.mktemp("pipeline") / "pages.toml"
    path.write_text(kept, encoding="utf-8")
    return load_pipeline(str(path), CATALOGS)


@pytest.fixture
def read(pipeline: Pipeline, tmp_path: Path) -> Callable[[bytes], Document]:
    def run(content: bytes) -> Document:
        path = tmp_path / "file"
        path.write_bytes(content)
        return pipeline.run(InputFile("d", path), Unobserved())

    return run


def _sixteen_bits() -> bytes:
    return _saved(Image.fromarray(np.asarray(LETTER.convert("L")).astype(np.uint16) * 257), "PNG")


def _see_through() -> bytes:
    """Black ink on nothing."""
    clear = Image.new("RGBA", LETTER.size)
    clear.putalpha(LETTER.convert("L").point(lambda level: 255 - level))
    return _saved(clear, "PNG")


def _by_exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return _saved(LETTER.transpose(Transpose.ROTATE_90), "JPEG", exif=exif)


def _in_a_large_black_frame() -> bytes:
    frame = Image.new("RGB", (1100, 1000), "black")
    frame.paste(LETTER, (120, 130))
    return _saved(frame, "PNG")


READABLE = {
    "1-bit": lambda: _saved(LETTER.convert("1"), "TIFF", compression="group4"),
    "16-bit": _sixteen_bits,
    "CMYK": lambda: _saved(LETTER.convert("CMYK"), "JPEG"),
    "transparent": _see_through,
    "turned by EXIF": _by_exif,
    "upside down": lambda: _saved(LETTER.transpose(Transpose.ROTATE_180), "PNG"),
    "in a black frame": _in_a_large_black_frame,
}


@pytest.mark.parametrize("kind", READABLE)
def test_the_words_are_read_whatever_the_picture_is_made_of(
    read: Callable[[bytes], Document], kind: str
) -> None:
    [page] = read(READABLE[kind]()).pages
    assert not page.failures
    told = [word.text for word in page.words]
    assert told.count("delivered") >= 13


@pytest.mark.parametrize("color", ["white", "black", "gray", "red"])
@pytest.mark.parametrize("size", [(850, 1100), (1, 1), (3000, 4)])
def test_a_page_of_one_color_has_no_words_and_is_left_as_it_is(
    read: Callable[[bytes], Document], color: str, size: tuple[int, int]
) -> None:
    [page] = read(_saved(Image.new("RGB", size, color), "PNG")).pages
    assert (page.words, page.failures, page.prepared_by) == ((), (), ())
    assert (page.width, page.height) == size


def test_noise_is_no_text(read: Callable[[bytes], Document]) -> None:
    random = np.random.default_rng(5).integers(0, 255, (900, 700, 3), np.uint8)
    [page] = read(_saved(Image.fromarray(random), "PNG")).pages
    assert not page.failures
    assert len(page.words) < 5


def test_a_page_of_20_dpi_is_read_as_far_as_it_can_be(read: Callable[[bytes], Document]) -> None:
    tiny = LETTER.resize((LETTER.width // 8, LETTER.height // 8))
    [page] = read(_saved(tiny, "PNG", dpi=(20, 20))).pages
    assert not page.failures


def test_a_strip_of_14_000_pixels_is_read_to_its_end(read: Callable[[bytes], Document]) -> None:
    strip = Image.new("RGB", (850, 14_000), "white")
    for top in range(0, 14_000 - LETTER.height, 2 * LETTER.height):
        strip.paste(LETTER, (0, top))
    [page] = read(_saved(strip, "PNG")).pages
    assert not page.failures
    assert (page.width, page.height) == strip.size


def test_a_page_of_1_200_dpi_is_refused_with_its_size(read: Callable[[bytes], Document]) -> None:
    with pytest.raises(ImageTooLargeError, match="9921 x 14031 pixels"):
        read(_saved(Image.new("1", (9921, 14031), 1), "TIFF", compression="group4"))


def test_every_page_of_a_file_is_turned_on_its_own(read: Callable[[bytes], Document]) -> None:
    turns = (None, Transpose.ROTATE_180, Transpose.ROTATE_90, Transpose.ROTATE_270)
    pages = [LETTER if turn is None else LETTER.transpose(turn) for turn in turns]
    content = _saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    found = read(content).pages
    assert [page.rotation for page in found] == [0, 180, 90, 270]
    for page in found:
        assert [word.text for word in page.words].count("delivered") >= 13


def test_words_of_a_turned_page_lead_back_to_where_the_file_has_them(
    read: Callable[[bytes], Document],
) -> None:
    """Ink is where the map says, on the picture as it came."""
    lying = LETTER.transpose(Transpose.ROTATE_90).rotate(3, expand=True, fillcolor="white")
    [page] = read(_saved(lying, "PNG")).pages
    assert page.prepared_by == ("turn_upright", "deskew")
    ink = np.asarray(lying.convert("L")) < 128
    words = [word for word in page.words if len(word.text) > 3]
    assert len(words) > 50
    for word in words:
        x, y = (round(part) for part in page.to_original(*word.box.center))
        assert ink[y - 9 : y + 10, x - 9 : x + 10].any()


def test_a_jpeg_with_wrong_bytes_is_read_or_said_to_be_damaged(
    read: Callable[[bytes], Document],
) -> None:
    content = bytearray(_saved(LETTER, "JPEG"))
    random = np.random.default_rng(3)
    for at in random.integers(700, len(content) - 2, 30):
        content[at] = int(random.integers(0, 255))
    try:
        [page] = read(bytes(content)).pages
    except DamagedFileError as error:
        assert "scan it anew" in str(error)
    else:
        assert (page.width, page.height) == LETTER.size
