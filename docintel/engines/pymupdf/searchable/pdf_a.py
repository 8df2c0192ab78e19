"""Declare a PDF to be PDF/A-2b (ISO 19005-2): what its colors mean, and that it says so."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from PIL import ImageCms

from docintel import __version__
from docintel.core.page_record import clean
from docintel.engines.pymupdf.searchable.objects import add_object, add_stream

if TYPE_CHECKING:
    import pymupdf

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:format>application/pdf</dc:format>
{author}<pdf:Producer>docintel {version}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{name}</rdf:li></rdf:Seq></dc:creator>"
#: Where a profile says when it was made; without a date the same input gives the same file.
_DATE = slice(24, 36)


def declare_pdf_a(document: pymupdf.Document, title: str) -> None:
    """Colors of no color space are sRGB; title and part of the standard stand in the metadata.

    A title and an author that the document has are kept.
    """
    known = document.metadata or {}
    metadata = _metadata(known.get("title") or title, known.get("author") or "")
    # What the document information says has to be in the metadata too; it says nothing.
    document.set_metadata({})
    catalog = document.pdf_catalog()
    for place in (-1, catalog):
        document.xref_set_key(place, "Info", "null")
    profile = add_stream(document, "/N 3", _srgb())
    intent = add_object(
        document,
        "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
        f" /Info (sRGB IEC61966-2.1) /DestOutputProfile {profile} 0 R>>",
    )
    document.xref_set_key(catalog, "OutputIntents", f"[{intent} 0 R]")
    document.set_xml_metadata(metadata)


def _metadata(title: str, author: str) -> str:
    creator = _AUTHOR.format(name=escape(_printable(author))) + "\n" if author else ""
    named = escape(_printable(title))
    return _XMP.format(title=named, author=creator, version=__version__)


def _srgb() -> bytes:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_DATE] = b"\x07\xea\x00\x01\x00\x01" + bytes(6)
    return bytes(profile)


def _printable(text: str) -> str:
    return "".join(character for character in clean(text) if character.isprintable())
