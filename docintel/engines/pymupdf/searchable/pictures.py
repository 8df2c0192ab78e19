"""Pictures as a PDF holds them: where it can, with the very bytes of their file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops

from docintel.core.file_type import FileType

_EXIF_ORIENTATION = 0x0112
_DEVICE = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_PROFILE_SPACE = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}
_PROFILE_CLASSES = {b"scnr", b"mntr", b"prtr", b"spac"}
_JPEG_COLORS = {"L": 1, "RGB": 3, "CMYK": 4}
#: Color types of PNG that PDF knows as well: gray, RGB, indexed.
_PNG_COLORS = {0: 1, 2: 3, 3: 1}
_INDEXED = 3


@dataclass(frozen=True, slots=True)
class Picture:
    """An image stream of a PDF.

    `packing` says how its stream is packed. The color space is `space` or, where there is a
    `profile`, that of the profile with so many `colors`. `orientation` is EXIF's.
    """

    width: int
    height: int
    stream: bytes
    packing: Mapping[str, str]
    bits: int
    colors: int
    space: str
    profile: bytes | None = None
    orientation: int = 1
    is_inverted: bool = False

    @property
    def is_device_cmyk(self) -> bool:
        return self.colors == 4 and self.profile is None


def picture_in(path: Path, type_: FileType) -> Picture | None:
    """The picture with its file's own compressed bytes; None where PDF has no such stream."""
    if type_ is FileType.JPEG:
        return _jpeg(path)
    return _png(path) if type_ is FileType.PNG else None


def picture_of(width: int, height: int, pixels: bytes | memoryview) -> Picture:
    """Pixels of three bytes each, without loss: in gray or black and white if they are."""
    image = _reduced(Image.frombytes("RGB", (width, height), bytes(pixels)))
    bits = 1 if image.mode == "1" else 8
    colors = 3 if image.mode == "RGB" else 1
    packed = zlib.compress(image.tobytes(), 6)
    return Picture(width, height, packed, {"Filter": "/FlateDecode"}, bits, colors, _DEVICE[colors])


def _reduced(image: Image.Image) -> Image.Image:
    red, green, blue = image.split()
    if ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox():
        return image
    shades = red.histogram()
    return red.convert("1", dither=Image.Dither.NONE) if not any(shades[1:255]) else red


def _jpeg(path: Path) -> Picture | None:
    with Image.open(path, formats=["JPEG"]) as image:
        colors = _JPEG_COLORS.get(image.mode)
        if colors is None:
            return None
        return Picture(
            *image.size,
            path.read_bytes(),
            {"Filter": "/DCTDecode"},
            8,
            colors,
            _DEVICE[colors],
            _profile(image, colors),
            _orientation(image),
            # Adobe writes how much ink is left out.
            is_inverted=colors == 4 and "adobe" in image.info,
        )


def _png(path: Path) -> Picture | None:
    chunks = list(_chunks(path.read_bytes()))
    width, height, bits, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1][:13])
    names = {name for name, _ in chunks}
    if kind not in _PNG_COLORS or interlaced or b"tRNS" in names:
        return None
    colors = _PNG_COLORS[kind]
    rows = f"/Colors {colors} /BitsPerComponent {bits} /Columns {width}"
    packing = {"Filter": "/FlateDecode", "DecodeParms": f"<</Predictor 15 {rows}>>"}
    stream = b"".join(content for name, content in chunks if name == b"IDAT")
    with Image.open(path, formats=["PNG"]) as image:
        profile = None if kind == _INDEXED else _profile(image, colors)
        orientation = _orientation(image)
    if kind == _INDEXED:
        palette = b"".join(content for name, content in chunks if name == b"PLTE")
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    else:
        space = _DEVICE[colors]
    return Picture(width, height, stream, packing, bits, colors, space, profile, orientation)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk of a PNG that has been drawn without complaint."""
    place = 8
    while place + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, place)
        yield name, content[place + 8 : place + 8 + size]
        place += 12 + size


def _profile(image: Image.Image, colors: int) -> bytes | None:
    """The picture's color profile, where it fits the picture and PDF knows its kind."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or len(profile) < 128:
        return None
    is_known = profile[8] <= 4 and profile[12:16] in _PROFILE_CLASSES
    return profile if is_known and profile[16:20] == _PROFILE_SPACE[colors] else None


def _orientation(image: Image.Image) -> int:
    found = image.getexif().get(_EXIF_ORIENTATION, 1)
    return found if found in range(1, 9) else 1
