"""Tell whether a PDF holds nothing but scans, which PDF/A-2b allows as they are (ISO 19005-2).

What is on none of these lists may be allowed too; nobody looks, and the PDF is not declared.
"""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pymupdf

#: `Info` is what MuPDF itself writes there.
_CATALOG = frozenset({"Type", "Pages", "Metadata", "Lang", "PageLayout", "PageMode", "Info"})
_BOXES = frozenset({"MediaBox", "CropBox", "TrimBox", "BleedBox", "ArtBox"})
_PAGE = _BOXES | {"Type", "Parent", "Rotate", "Resources", "Contents"}
_RESOURCES = frozenset({"XObject", "ProcSet"})
_IMAGE = frozenset(
    {"Type", "Subtype", "Name", "Width", "Height", "BitsPerComponent", "ColorSpace", "Length"}
    | {"Filter", "DecodeParms", "Decode", "ImageMask"}
)
_FILTERS = frozenset({"/DCTDecode", "/FlateDecode", "/CCITTFaxDecode", "/JBIG2Decode"})
_SPACES = re.compile(r"null|/DeviceGray|/DeviceRGB|\[\s*/Indexed\s*/Device(RGB|Gray)\s.*\]", re.S)
_PROFILED = re.compile(r"\[\s*/ICCBased\s+(\d+) 0 R\s*\]")
#: What it takes to draw pictures, in their places and cut to shape.
_CONTENT = re.compile(rb"[-+.\d]+|/\S+|q|Q|cm|Do|re|W|W\*|n|w|g|G|rg|RG")


def is_plain_scan(document: pymupdf.Document) -> bool:
    """Whether every page only draws pictures of kinds and colors that the standard knows."""
    version = (document.metadata or {}).get("format") or ""
    if document.is_encrypted or document.needs_pass or not version.startswith("PDF 1."):
        return False
    if (document.metadata or {}).get("encryption"):
        return False
    catalog = set(document.xref_get_keys(document.pdf_catalog()))
    return catalog <= _CATALOG and all(_is_plain_page(document, page) for page in document.pages())


def _is_plain_page(document: pymupdf.Document, page: pymupdf.Page) -> bool:
    if not set(document.xref_get_keys(page.xref)) <= _PAGE:
        return False
    if not _has_plain_resources(document, page) or page.get_xobjects():
        return False
    if not all(_CONTENT.fullmatch(token) for token in page.read_contents().split()):
        return False
    numbers = {number for number, *_ in page.get_images(full=True)}
    return all(_is_plain_image(document, number) for number in numbers)


def _has_plain_resources(document: pymupdf.Document, page: pymupdf.Page) -> bool:
    kind, value = document.xref_get_key(page.xref, "Resources")
    if kind == "xref":
        return set(document.xref_get_keys(int(value.split()[0]))) <= _RESOURCES
    others = ("ExtGState", "ColorSpace", "Pattern", "Shading", "Font", "Properties")
    found = (document.xref_get_key(page.xref, f"Resources/{name}")[0] for name in others)
    # Those of an ancestor are not looked at.
    return kind == "dict" and all(one == "null" for one in found)


def _is_plain_image(document: pymupdf.Document, number: int) -> bool:
    if not set(document.xref_get_keys(number)) <= _IMAGE:
        return False
    filters = document.xref_get_key(number, "Filter")[1].strip("[] ").split()
    return set(filters) <= _FILTERS and _is_plain_space(document, number)


def _is_plain_space(document: pymupdf.Document, image: int) -> bool:
    kind, space = document.xref_get_key(image, "ColorSpace")
    if kind == "xref":
        space = document.xref_object(int(space.split()[0]))
    if profiled := _PROFILED.fullmatch(space.strip()):
        return document.xref_get_key(int(profiled[1]), "N")[1] in {"1", "3"}
    return _SPACES.fullmatch(space.strip()) is not None
