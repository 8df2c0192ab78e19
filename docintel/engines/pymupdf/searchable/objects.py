"""Add objects to a PDF in PDF's own words, which PyMuPDF's functions have no say in."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pymupdf


def add_object(document: pymupdf.Document, source: str) -> int:
    """The number of a new object."""
    number: int = document.get_new_xref()
    document.update_object(number, source)
    return number


def add_stream(document: pymupdf.Document, entries: str, content: bytes) -> int:
    """The number of a new stream, which is packed where it gets smaller."""
    number = add_object(document, f"<<{entries}>>")
    document.update_stream(number, content, new=True)
    return number


def add_packed_stream(
    document: pymupdf.Document, entries: str, content: bytes, packing: Mapping[str, str]
) -> int:
    """The number of a new stream, whose content `packing` tells how to unpack."""
    number = add_object(document, f"<<{entries}>>")
    document.update_stream(number, content, new=True, compress=False)
    # Writing the stream has taken out what said how it is packed.
    for key, value in packing.items():
        document.xref_set_key(number, key, value)
    return number


def append_content(document: pymupdf.Document, page: pymupdf.Page, operators: bytes) -> None:
    """Draw this after all that the page draws, in the page's own coordinates."""
    page.wrap_contents()
    own = add_stream(document, "", operators)
    numbers = [*page.get_contents(), own]
    listed = " ".join(f"{number} 0 R" for number in numbers)
    document.xref_set_key(page.xref, "Contents", f"[{listed}]")


def set_font(document: pymupdf.Document, page: pymupdf.Page, name: str, font: int) -> None:
    """Name the font in the page's resources, its own or those that it has in common."""
    holder = _own_resources(document, page.xref)
    kind, value = document.xref_get_key(holder, "Font")
    if kind == "xref":
        document.xref_set_key(int(value.split()[0]), name, f"{font} 0 R")
    else:
        document.xref_set_key(holder, f"Font/{name}", f"{font} 0 R")


def _own_resources(document: pymupdf.Document, page: int) -> int:
    """The number of the object that holds the page's resources."""
    kind, value = document.xref_get_key(page, "Resources")
    if kind == "xref":
        return int(value.split()[0])
    if kind != "dict":
        # They are those of an ancestor, or there are none.
        value = _inherited(document, page)
    own = value if value.startswith("<<") else document.xref_object(int(value.split()[0]))
    number = add_object(document, own)
    document.xref_set_key(page, "Resources", f"{number} 0 R")
    return number


def _inherited(document: pymupdf.Document, page: int) -> str:
    seen = {page}
    kind, parent = document.xref_get_key(page, "Parent")
    while kind == "xref" and (number := int(parent.split()[0])) not in seen:
        seen.add(number)
        kind, value = document.xref_get_key(number, "Resources")
        if kind in {"xref", "dict"}:
            return str(value)
        kind, parent = document.xref_get_key(number, "Parent")
    return "<<>>"
