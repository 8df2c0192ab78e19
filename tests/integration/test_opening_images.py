"""What comes out of a picture file."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from pillow_heif import from_pillow

from docintel.core.limits import Limits
from docintel.errors import DamagedFileError, ImageTooLargeError, TooManyPagesError
from tests.integration.opening import open_bytes

_RED, _WHITE = (255, 0, 0), (255, 255, 255)


def _marked() -> Image.Image:
    """White, 60 wide and 40 high, with a red quarter at the top left."""
    image = Image.new("RGB", (60, 40), _WHITE)
    image.paste(_RED, (0, 0, 30, 20))
    return image


def _saved(image: Image.Image, format_: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, format_, **options)
    return file.getvalue()


def _near(color: object, expected: tuple[int, int, int]) -> bool:
    return bool(np.allclose(np.array(color), expected, atol=12))


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
def test_every_type_comes_as_rgb(tmp_path: Path, format_: str) -> None:
    opened = open_bytes(tmp_path, _saved(_marked(), format_))
    assert (opened.page.width, opened.page.height, opened.image.mode) == (60, 40, "RGB")
    assert _near(opened.image.getpixel((5, 5)), _RED)
    assert _near(opened.image.getpixel((55, 35)), _WHITE)
    assert opened.page.text_layer is None


def test_heic_is_read(tmp_path: Path) -> None:
    file = io.BytesIO()
    from_pillow(_marked().resize((240, 160))).save(file, quality=90)
    opened = open_bytes(tmp_path, file.getvalue())
    assert opened.image.size == (240, 160)
    assert _near(opened.image.getpixel((20, 20)), _RED)


@pytest.mark.parametrize(
    ("orientation", "red_at"), [(1, (5, 5)), (3, (55, 35)), (6, (35, 5)), (8, (5, 55))]
)
@pytest.mark.parametrize("format_", ["JPEG", "TIFF", "PNG", "WEBP"])
def test_a_picture_is_turned_as_its_exif_tag_says(
    tmp_path: Path, format_: str, orientation: int, red_at: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    opened = open_bytes(tmp_path, _saved(_marked(), format_, exif=exif))
    assert _near(opened.image.getpixel(red_at), _RED)
    assert opened.image.size == ((40, 60) if orientation in {6, 8} else (60, 40))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (20, 10), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 10, 10))
    opened = open_bytes(tmp_path, _saved(image.convert(mode), "PNG"))
    assert opened.image.getpixel((2, 2)) == (0, 0, 0)
    assert opened.image.getpixel((15, 5)) == _WHITE


@pytest.mark.parametrize("top", [4095, 65535])
def test_sixteen_bits_of_gray_are_not_clipped_to_white(tmp_path: Path, top: int) -> None:
    gray = np.array([[0, top // 2, top]], dtype=np.uint16)
    opened = open_bytes(tmp_path, _saved(Image.fromarray(gray), "PNG"))
    assert [pixel[0] for pixel in np.asarray(opened.image)[0]] == pytest.approx(
        [0, 127, 255], abs=1
    )


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    opened = open_bytes(tmp_path, _saved(_marked().convert("CMYK"), "JPEG"))
    assert _near(opened.image.getpixel((5, 5)), _RED)


def test_every_frame_of_a_tiff_is_a_page(tmp_path: Path) -> None:
    frames = [Image.new("L", (30 + index, 20), 40 * index) for index in range(4)]
    content = _saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    opened = open_bytes(tmp_path, content)
    assert [page.number for page, _ in opened.drawn] == [1, 2, 3, 4]
    assert [page.width for page, _ in opened.drawn] == [30, 31, 32, 33]
    assert [image.getpixel((0, 0)) for _, image in opened.drawn if image] == [
        (shade, shade, shade) for shade in (0, 40, 80, 120)
    ]


@pytest.mark.parametrize("format_", ["PNG", "WEBP"])
def test_an_animated_picture_says_that_only_its_first_frame_is_read(
    tmp_path: Path, format_: str
) -> None:
    second = _marked().transpose(Image.Transpose.ROTATE_180)
    content = _saved(_marked(), format_, save_all=True, append_images=[second], duration=100)
    opened = open_bytes(tmp_path, content)
    assert opened.codes == ["frames_left_out"]
    assert "first of its 2 frames" in opened.page.failures[0].message
    assert _near(opened.image.getpixel((5, 5)), _RED)


@pytest.mark.parametrize(("dpi", "expected"), [(300, 300), (72, 200), (96, 200), (9999, 200)])
def test_the_resolution_is_taken_from_the_file_where_it_can_be_true(
    tmp_path: Path, dpi: int, expected: int
) -> None:
    opened = open_bytes(tmp_path, _saved(_marked(), "PNG", dpi=(dpi, dpi)))
    assert opened.page.dpi == expected


def test_a_fax_is_stretched_to_square_dots(tmp_path: Path) -> None:
    fax = Image.new("1", (204, 98), 1)
    opened = open_bytes(tmp_path, _saved(fax, "TIFF", compression="group4", dpi=(204, 98)))
    assert opened.image.size == (204, 204)
    assert opened.page.dpi == 204


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "TIFF", "WEBP", "BMP"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_off_picture_is_said_to_be_damaged(
    tmp_path: Path, format_: str, share: float
) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    content = _saved(noise, format_)
    with pytest.raises(DamagedFileError, match="scan it anew"):
        open_bytes(tmp_path, content[: int(len(content) * share)])


def test_a_damaged_frame_does_not_hide_those_before_it(tmp_path: Path) -> None:
    noise = Image.effect_noise((200, 200), 90)
    content = _saved(noise, "TIFF", save_all=True, append_images=[noise, noise])
    opened = open_bytes(tmp_path, content[: int(len(content) * 0.6)])
    assert opened.drawn[0][1]
    assert opened.codes[0] is None
    assert set(opened.codes[1:]) == {"damaged_file"}


def _png_of_size(width: int, height: int) -> bytes:
    """A PNG that declares this size and holds next to nothing."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes(1000))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _bmp_of_size(width: int, height: int) -> bytes:
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 0, 2835, 2835, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54, 0, 0, 54) + header


@pytest.mark.parametrize("make", [_png_of_size, _bmp_of_size])
@pytest.mark.parametrize("size", [(50_000, 50_000), (0, 0), (0, 50_000)])
def test_an_impossible_size_is_refused_before_it_is_unpacked(
    tmp_path: Path, make: Any, size: tuple[int, int]
) -> None:
    with pytest.raises((ImageTooLargeError, DamagedFileError)) as raised:
        open_bytes(tmp_path, make(*size), limits=Limits(seconds_per_page=5))
    assert raised.value.code == "image_too_large"
    assert f"{size[0]} x {size[1]} pixels" in str(raised.value)


def test_a_picture_over_the_limit_says_which_limit(tmp_path: Path) -> None:
    with pytest.raises(ImageTooLargeError, match=r"may have 2000;.*DOCINTEL_MAX_PIXELS"):
        open_bytes(tmp_path, _saved(_marked(), "PNG"), limits=Limits(max_pixels=2000))


def test_a_frame_over_the_limit_fails_alone(tmp_path: Path) -> None:
    small, large = Image.new("1", (20, 20)), Image.new("1", (4000, 4000))
    content = _saved(small, "TIFF", save_all=True, append_images=[large, small])
    opened = open_bytes(tmp_path, content, limits=Limits(max_pixels=1_000_000))
    assert opened.codes == [None, "image_too_large", None]


def test_too_many_frames_are_too_many_pages(tmp_path: Path) -> None:
    frame = Image.new("1", (8, 8))
    content = _saved(frame, "TIFF", save_all=True, append_images=[frame] * 30)
    with pytest.raises(TooManyPagesError, match="31 pages and the limit is 10"):
        open_bytes(tmp_path, content, limits=Limits(max_pages=10))


def test_a_tiff_whose_frames_run_in_a_circle_ends(tmp_path: Path) -> None:
    content = bytearray(_saved(Image.new("L", (8, 8)), "TIFF"))
    (start,) = struct.unpack_from("<I", content, 4)
    (entries,) = struct.unpack_from("<H", content, start)
    struct.pack_into("<I", content, start + 2 + 12 * entries, start)
    assert len(open_bytes(tmp_path, bytes(content)).drawn) == 1


@pytest.mark.parametrize("size", [(70_000, 2), (2, 70_000)])
def test_a_side_that_no_page_image_can_have_is_refused(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    with pytest.raises(ImageTooLargeError, match="no side may have more than 65500"):
        open_bytes(tmp_path, _saved(Image.new("1", size), "PNG"))
