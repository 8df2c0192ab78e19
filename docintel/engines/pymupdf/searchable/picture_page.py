"""Make a page of a PDF out of a picture."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from typing import TYPE_CHECKING

from docintel.engines.pymupdf.scale import POINTS_PER_INCH
from docintel.engines.pymupdf.searchable.affine import Affine
from docintel.engines.pymupdf.searchable.objects import add_packed_stream, add_stream
from docintel.engines.pymupdf.searchable.pictures import Picture

if TYPE_CHECKING:
    import pymupdf

#: Points; no page may be shorter or longer (ISO 32000, annex C, and ISO 19005-2, 6.1.13).
_SHORTEST, _LONGEST = 3, 14_400
#: EXIF's eight orientations: from the stored picture to the upright one, as a unit square with
#: its origin at the top left.
_UPRIGHT = {
    1: Affine(1, 0, 0, 1, 0, 0),
    2: Affine(-1, 0, 0, 1, 1, 0),
    3: Affine(-1, 0, 0, -1, 1, 1),
    4: Affine(1, 0, 0, -1, 0, 1),
    5: Affine(0, 1, 1, 0, 0, 0),
    6: Affine(0, 1, -1, 0, 1, 0),
    7: Affine(0, -1, -1, 0, 1, 1),
    8: Affine(0, -1, 1, 0, 0, 1),
}
#: A picture in a PDF is a unit square with its origin at the bottom left.
_FROM_BOTTOM = Affine(1, 0, 0, -1, 0, 1)


def add_picture_page(
    document: pymupdf.Document, picture: Picture, size: tuple[int, int], dpi: int
) -> tuple[pymupdf.Page, Affine]:
    """A new last page, and the map from the pixels of the upright picture to its points.

    `size` is the width and height in those pixels.
    """
    width, height = size
    unit = _points_a_pixel(width, height, dpi)
    page = document.new_page(width=width * unit, height=height * unit)
    to_page = Affine(unit, 0, 0, -unit, 0, height * unit)
    matrix = (
        _FROM_BOTTOM.then(_UPRIGHT[picture.orientation])
        .then(Affine(width, 0, 0, height, 0, 0))
        .then(to_page)
    )
    image = _add_image(document, picture)
    numbers = " ".join(f"{number:.6f}" for number in matrix)
    content = add_stream(document, "", f"q {numbers} cm /Picture Do Q\n".encode())
    document.xref_set_key(page.xref, "Contents", f"[{content} 0 R]")
    resources = f"<</XObject <</Picture {image} 0 R>>>>"
    document.xref_set_key(page.xref, "Resources", resources)
    return page, to_page


def _points_a_pixel(width: int, height: int, dpi: int) -> float:
    unit = POINTS_PER_INCH / max(dpi, 1)
    unit = max(unit, _SHORTEST / max(min(width, height), 1))
    return min(unit, _LONGEST / max(width, height, 1))


def _add_image(document: pymupdf.Document, picture: Picture) -> int:
    space = picture.space
    if picture.profile:
        entries = f"/N {picture.colors}"
        space = f"[/ICCBased {add_stream(document, entries, picture.profile)} 0 R]"
    entries = (
        f"/Type /XObject /Subtype /Image /Width {picture.width} /Height {picture.height}"
        f" /BitsPerComponent {picture.bits} /ColorSpace {space}"
    )
    if picture.is_inverted:
        entries += f" /Decode [{'1 0 ' * picture.colors}]"
    return add_packed_stream(document, entries, picture.stream, picture.packing)
