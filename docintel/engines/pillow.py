"""Open PNG, JPEG, TIFF, WebP, BMP and HEIC with Pillow; runs in the sandbox's child only."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageOps

from docintel.core.document import Attachment
from docintel.core.file_type import FileType
from docintel.core.limits import MAX_SIDE
from docintel.core.page import Failure, Page
from docintel.engines.opening.reply import SOURCE, DrawnPage
from docintel.engines.opening.request import OpenRequest
from docintel.errors import DamagedFileError, ImageTooLargeError

_FORMATS = {
    FileType.PNG: "PNG",
    FileType.JPEG: "JPEG",
    FileType.TIFF: "TIFF",
    FileType.WEBP: "WEBP",
    FileType.BMP: "BMP",
    FileType.HEIC: "HEIF",
}
#: What Pillow's decoders raise on broken files.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    AttributeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    EOFError,
    RuntimeError,
    struct.error,
)
#: Formats of pictures that may move.
_ANIMATED = frozenset({"PNG", "WEBP"})
#: Where these types declare width and height.
_SIZE_AT = {FileType.PNG: (">II", 16), FileType.BMP: ("<ii", 18)}
#: Cameras and screens write 72 or 96 whatever they saw; a scanner's value lies in here.
_SCANNER_DPI = (100, 1200)
#: Fax machines write up to twice as many dots across as down, such as 204 by 98.
_FAX_DPI = (70, 1200)


def load(type_: FileType) -> None:
    """Get ready for pictures of this type before an untrusted file is near."""
    # Sizes are compared with our own limit, page by page.
    Image.MAX_IMAGE_PIXELS = None
    Image.init()
    if type_ is FileType.HEIC:
        from pillow_heif import register_heif_opener

        register_heif_opener()


class ImagePages:
    """A picture that has been opened; only TIFF has more than one page.

    Raises an InputError when it cannot be opened, or has one page that cannot be drawn.
    """

    attachments: tuple[Attachment, ...] = ()

    def __init__(self, request: OpenRequest) -> None:
        self._dpi = request.dpi
        self._max_pixels = request.limits.max_pixels
        _refuse_nothing(Path(request.path), request.type)
        with _translated("the picture is damaged; get the file again or scan it anew"):
            self._file = Image.open(request.path, formats=[_FORMATS[request.type]])
        self._check_size(self._file)
        self.page_count = _count_frames(self._file) if request.type is FileType.TIFF else 1
        self._only = self._draw(1) if self.page_count == 1 else None

    def draw(self, number: int) -> DrawnPage:
        """The page, upright by its EXIF tag; raises an InputError when it is damaged."""
        return self._only or self._draw(number)

    def _draw(self, number: int) -> DrawnPage:
        with _translated("the picture is damaged or cut off; get the file again or scan it anew"):
            if self.page_count > 1:
                self._file.seek(number - 1)
            self._check_size(self._file)
            across, down = _resolution(self._file)
            self._file.load()
            image = _on_white(_eight_bits(ImageOps.exif_transpose(self._file)))
        if _is_fax(across, down):
            image = image.resize((image.width, round(image.height * across / down)))
            self._check_size(image)
        plausible = _SCANNER_DPI[0] <= across <= _SCANNER_DPI[1]
        dpi = round(across) if plausible else self._dpi
        page = Page(number, image.width, image.height, dpi, failures=_left_out(self._file))
        return DrawnPage(page, image.tobytes())

    def _check_size(self, image: Image.Image) -> None:
        """Look at the size, which is what the file declares as long as nothing is unpacked."""
        width, height = image.size
        if max(width, height) > MAX_SIDE:
            raise ImageTooLargeError(
                f"the picture is {width} x {height} pixels and no side may have more than"
                f" {MAX_SIDE}; cut it into pages"
            )
        if 0 < width * height <= self._max_pixels:
            return
        raise ImageTooLargeError(
            f"the picture is {width} x {height} pixels and may have {self._max_pixels};"
            " scale it down, or raise DOCINTEL_MAX_PIXELS"
        )


def _refuse_nothing(path: Path, type_: FileType) -> None:
    """Raise ImageTooLargeError for a picture without pixels, which Pillow calls unidentified."""
    if type_ not in _SIZE_AT:
        return
    format_, offset = _SIZE_AT[type_]
    with path.open("rb") as file:
        head = file.read(offset + struct.calcsize(format_))
    if len(head) < offset + struct.calcsize(format_):
        raise DamagedFileError("the picture is cut off; get the file again or scan it anew")
    width, height = struct.unpack_from(format_, head, offset)
    if 0 in (width, height):
        raise ImageTooLargeError(
            f"the picture is {width} x {height} pixels, so it shows nothing; scan it anew"
        )


def _count_frames(file: Image.Image) -> int:
    """Number of pages; the first damaged one counts, and hides those after it."""
    count = 1
    while True:
        try:
            file.seek(count)
        except EOFError:
            return count
        except _BROKEN:
            return count + 1
        count += 1


def _left_out(file: Image.Image) -> tuple[Failure, ...]:
    """The frames of an animated picture that are not read; phones put a second one into JPEG."""
    frames = getattr(file, "n_frames", 1)
    if file.format not in _ANIMATED or frames == 1:
        return ()
    what = f"the picture is animated, and only the first of its {frames} frames was read"
    return (Failure(SOURCE, "frames_left_out", what),)


def _resolution(file: Image.Image) -> tuple[float, float]:
    """Dots per inch across and down, 0 where the file does not say."""
    across, down = file.info.get("dpi", (0, 0))
    return float(across), float(down)


def _is_fax(across: float, down: float) -> bool:
    low, high = _FAX_DPI
    return low <= down < across <= high and 1.5 < across / down < 2.5


def _eight_bits(image: Image.Image) -> Image.Image:
    """Bring gray of 16 or 32 bits to 8, which Pillow itself would clip to white."""
    if not image.mode.startswith(("I", "F")):
        return image
    _, brightest = image.getextrema()
    top = 2 ** max(8, int(brightest).bit_length()) - 1  # type: ignore[arg-type]
    return image.convert("F").point(lambda value: value * (255 / top) + 0).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    """RGB, with white where the picture is transparent."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    colored = image.convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, colored).convert("RGB")


@contextmanager
def _translated(message: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise DamagedFileError(message) from error
