"""Read barcodes and QR codes with ZXing-C++. The only file that imports zxingcpp."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.page import Code
from docintel.errors import BadOptionError

#: Our names of the symbologies, and the library's.
_FORMATS: Mapping[str, str] = {
    "aztec": "Aztec",
    "codabar": "Codabar",
    "code_39": "Code39",
    "code_93": "Code93",
    "code_128": "Code128",
    "data_matrix": "DataMatrix",
    "databar": "DataBar",
    "ean_8": "EAN8",
    "ean_13": "EAN13",
    "itf": "ITF",
    "pdf417": "PDF417",
    "qr": "QRCode",
    "upc_a": "UPCA",
    "upc_e": "UPCE",
}


@dataclass(frozen=True)
class ZXing:
    """Looks for `kinds`: each costs time, and those without check digits see codes in tables.

    Square codes are found however they are turned. Striped ones only as they lie on an upright
    page, unless `any_direction`, which takes twice as long.
    """

    kinds: Sequence[str] = ("qr", "data_matrix", "code_128", "ean_13")
    any_direction: bool = False

    def __post_init__(self) -> None:
        unknown = ", ".join(sorted(set(self.kinds) - set(_FORMATS)))
        if unknown or not self.kinds:
            known = ", ".join(_FORMATS)
            raise BadOptionError(
                f"engine 'zxing': kinds: no kind of code named {unknown or 'at all'};"
                f" known: {known}"
            )

    def decode(self, image: Image) -> list[Code]:
        from zxingcpp import read_barcodes

        found = read_barcodes(
            # Ink of any colour but green is dark in it, and it need not be mixed.
            image.getchannel("G") if image.mode == "RGB" else image.convert("L"),
            formats=self._formats,
            try_rotate=self.any_direction,
            try_invert=False,
        )
        codes = (_code(barcode, image) for barcode in found)
        return sorted(codes, key=lambda code: (code.box.top, code.box.left))

    @cached_property
    def _formats(self) -> Any:
        from zxingcpp import BarcodeFormat, BarcodeFormats

        return BarcodeFormats([getattr(BarcodeFormat, _FORMATS[kind]) for kind in self.kinds])


def _code(barcode: Any, image: Image) -> Code:
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    across = [min(max(float(corner.x), 0.0), image.width) for corner in corners]
    down = [min(max(float(corner.y), 0.0), image.height) for corner in corners]
    return Code(
        kind=_kind(barcode.format.name),
        text=barcode.text,
        content=bytes(barcode.bytes),
        box=Box(min(across), min(down), max(across), max(down)),
        rotation=round(barcode.orientation) % 360,
    )


def _kind(name: str) -> str:
    """Our name for the format; the library may answer with a variant such as Code39Ext."""
    matching = (kind for kind, theirs in _FORMATS.items() if name.startswith(theirs))
    return next(matching, name.lower())
