"""The program that opens an untrusted file: `python -m docintel.engines.opening.child`.

It reads one request from its standard input and answers on its standard output: that it is
ready, what it opened, then page after page. Nothing else may write there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from docintel.core.file_type import FileType
from docintel.core.page import Failure, Page
from docintel.engines import pillow
from docintel.engines.opening import e_invoice
from docintel.engines.opening.confinement import (
    alarmed,
    limit_resources,
    quiet_output,
    read_input,
)
from docintel.engines.opening.reply import SOURCE, DrawnPage, PageSource, page_to_header
from docintel.engines.opening.request import OpenRequest
from docintel.engines.opening.wire import HeaderTooLargeError, receive, send
from docintel.engines.pymupdf import document
from docintel.errors import (
    DamagedFileError,
    DocintelError,
    InputError,
    OutOfMemoryError,
    TooManyPagesError,
)

_GRACE_SECONDS = 2


def main() -> None:
    """Serve one request, then end."""
    try:
        request = OpenRequest.from_header(receive(read_input, 0)[0])
    except EOFError:
        # The parent was stopped before it could ask.
        return
    opener = _opener(request.type)
    answers = quiet_output()
    limit_resources(request.limits.memory_mb)
    send(answers, {"kind": "ready"})
    try:
        source = _opened(request, opener)
    except DocintelError as error:
        send(answers, {"kind": "refused", "code": error.code, "message": str(error)})
        return
    _announce(answers, source)
    for number in range(request.first_page, source.page_count + 1):
        _answer(answers, _drawn(request, source, number))


def _opened(request: OpenRequest, opener: Callable[[OpenRequest], PageSource]) -> PageSource:
    with alarmed(request.limits.seconds_per_page + _GRACE_SECONDS):
        try:
            source = opener(request)
        except MemoryError as error:
            raise OutOfMemoryError(_memory_sentence(request)) from error
    if source.page_count > request.limits.max_pages:
        raise TooManyPagesError(
            f"the file has {source.page_count} pages and the limit is {request.limits.max_pages};"
            " split it, or raise DOCINTEL_MAX_PAGES"
        )
    return source


def _opener(type_: FileType) -> Callable[[OpenRequest], PageSource]:
    """What opens this type; its libraries are loaded, so that this time is not the file's."""
    if type_ is FileType.PDF:
        document.load()
        return document.PdfPages
    if type_ is FileType.XML:
        document.load()
        return e_invoice.EInvoicePages
    pillow.load(type_)
    return pillow.ImagePages


def _announce(answers: BinaryIO, source: PageSource) -> None:
    attached = source.attachments
    header = {
        "kind": "opened",
        "page_count": source.page_count,
        "attachments": [[attachment.name, len(attachment.content)] for attachment in attached],
    }
    send(answers, header, b"".join(attachment.content for attachment in attached))


def _drawn(request: OpenRequest, source: PageSource, number: int) -> DrawnPage:
    with alarmed(request.limits.seconds_per_page + _GRACE_SECONDS):
        try:
            return source.draw(number)
        except MemoryError:
            failure = _failure(OutOfMemoryError(_memory_sentence(request)))
        except InputError as error:
            failure = _failure(error)
    return DrawnPage(Page(number, 0, 0, request.dpi, failures=(failure,)), b"")


def _answer(answers: BinaryIO, drawn: DrawnPage) -> None:
    try:
        send(answers, {"kind": "page", **page_to_header(drawn.page)}, drawn.pixels)
    except HeaderTooLargeError:
        error = DamagedFileError(f"page {drawn.page.number} holds more text than a page can")
        failed = replace(drawn.page, text_layer=None, form_values=(), failures=(_failure(error),))
        send(answers, {"kind": "page", **page_to_header(failed)})


def _failure(error: InputError) -> Failure:
    return Failure(SOURCE, error.code, str(error))


def _memory_sentence(request: OpenRequest) -> str:
    return (
        f"this needs more than {request.limits.memory_mb} MB of memory;"
        " raise DOCINTEL_MEMORY_MB if the file can be trusted"
    )


if __name__ == "__main__":
    main()
