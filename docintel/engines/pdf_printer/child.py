"""The program that prints an untrusted file: `python -m docintel.engines.pdf_printer.child`.

It reads one request from its standard input and answers on its standard output: that it is
ready, each page that is done, and that the file is written, with remarks by their names.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from docintel.core.file_type import FileType
from docintel.engines import pillow
from docintel.engines.opening.confinement import (
    alarmed,
    limit_resources,
    quiet_output,
    read_input,
)
from docintel.engines.opening.request import OpenRequest
from docintel.engines.opening.wire import receive, send
from docintel.engines.pdf_printer.request import PrintRequest
from docintel.engines.pdf_printer.sheets_file import read_sheets
from docintel.engines.pymupdf import document
from docintel.engines.pymupdf.searchable.from_pdf import FromPdf
from docintel.engines.pymupdf.searchable.from_picture import FromPicture
from docintel.engines.pymupdf.searchable.printing import PicturePrinting, Printing
from docintel.errors import DocintelError

_GRACE_SECONDS = 2


def main() -> None:
    """Serve one request, then end."""
    try:
        request = PrintRequest.from_header(receive(read_input, 0)[0])
    except EOFError:
        # The parent was stopped before it could ask.
        return
    document.load()
    pillow.load(request.type or FileType.JPEG)
    answers = quiet_output()
    limit_resources(request.limits.memory_mb)
    send(answers, {"kind": "ready"})
    try:
        _print(request, answers)
    except DocintelError as error:
        send(answers, {"kind": "refused", "code": error.code, "message": str(error)})


def _print(request: PrintRequest, answers: BinaryIO) -> None:
    seconds = request.limits.seconds_per_page + _GRACE_SECONDS
    with alarmed(seconds):
        printing = open_printing(request)
    for sheet in read_sheets(Path(request.sheets)):
        with alarmed(seconds):
            printing.add(sheet)
        send(answers, {"kind": "page"})
    with alarmed(seconds):
        remarks = printing.save(Path(request.out))
    send(answers, {"kind": "printed", "remarks": sorted(remark.name for remark in remarks)})


def open_printing(request: PrintRequest) -> Printing:
    """What makes the pages out of such an original; raises an InputError for a broken one."""
    if request.original is None or request.type in {None, FileType.XML}:
        return PicturePrinting(request.title, request.language)
    if request.type is FileType.PDF:
        pages = request.first_page, request.last_page
        return FromPdf(Path(request.original), pages, request.title, request.language)
    opened = OpenRequest(request.original, request.type, None, 200, "pymupdf", request.limits)
    return FromPicture(opened, request.first_page, request.title, request.language)


if __name__ == "__main__":
    main()
