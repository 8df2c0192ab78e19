"""PDFs written byte by byte, since libraries refuse to write the broken ones."""

from __future__ import annotations

import zlib
from collections.abc import Sequence


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    written = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        written
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
    )


def stream(entries: bytes, content: bytes) -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(content), content)


def pages_pdf(
    contents: Sequence[bytes], resources: bytes = b"", more: Sequence[bytes] = ()
) -> bytes:
    """An A4 page for each content; `more` are the objects after those of the pages.

    Page n counted from 0 is object 3 + 2n, its content the next; `more` comes after.
    """
    kids = b" ".join(b"%d 0 R" % (3 + 2 * index) for index in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]>>" % (kids, len(contents)),
    ]
    for index, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/Resources<<%s>>/Contents %d 0 R>>"
            % (resources, 4 + 2 * index)
        )
        objects.append(stream(b"", content))
    return raw_pdf([*objects, *more])


def endless_forms(first: int, count: int = 30) -> list[bytes]:
    """Drawings that each draw the next ten times: 10 to the power of `count` operations.

    They are the objects from number `first` on.
    """
    forms = []
    for number in range(first, first + count):
        following = b"/XObject<</F %d 0 R>>" % (number + 1)
        entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<<%s>>" % following
        forms.append(stream(entries, b"/F Do " * 10))
    return [*forms, stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 9 9 re f")]


def packed_zeros(count: int) -> bytes:
    """So many zero bytes, deflated a thousandfold."""
    packer = zlib.compressobj(9)
    block = bytes(1024 * 1024)
    whole, rest = divmod(count, len(block))
    packed = b"".join(packer.compress(block) for _ in range(whole))
    return packed + packer.compress(bytes(rest)) + packer.flush()
