"""The pages of a file as its child sends them, and what becomes of a child that is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NoReturn

from PIL import Image

from docintel.core.document import Attachment
from docintel.core.page import Failure, Page
from docintel.engines.opening.process import Child
from docintel.engines.opening.reply import SOURCE, page_from_header
from docintel.engines.opening.request import OpenRequest
from docintel.engines.opening.wire import Header
from docintel.errors import (
    DamagedFileError,
    DocintelError,
    InputError,
    MissingProgramError,
    TimedOutError,
)

#: After so many lost pages in a row the rest is not tried, or 2,000 pages that hang take a day.
_PATIENCE = 3
#: An error message is a sentence; a child that has been taken over may try to send a book.
_MAX_MESSAGE = 500


class PagesFromChild:
    """An opened file (pipeline.stage.OpenedFile). It has to be closed."""

    def __init__(self, request: OpenRequest) -> None:
        self._request = request
        self._child: Child | None = None
        self.page_count, self.attachments = self._start(1)

    def close(self) -> None:
        """End the child."""
        if self._child:
            self._child.close()
            self._child = None

    def pages(self, first: int = 1) -> Iterator[tuple[Page, Image.Image | None]]:
        """Each page with its RGB image; a page that cannot be drawn has a failure instead."""
        if first > 1:
            # The running child draws from page 1 on.
            self.close()
        lost = 0
        for number in range(first, self.page_count + 1):
            try:
                _check_patience(lost)
                page, image = self._page(number)
            except DocintelError as error:
                lost += 1
                yield _without_image(number, self._request.dpi, error), None
            else:
                lost = 0
                yield page, image

    def _page(self, number: int) -> tuple[Page, Image.Image | None]:
        """Take the page from the running child, or from a fresh one when that has died.

        What killed it may be what the pages before have left behind; only a page that takes
        too long gets no second chance.
        """
        if self._child:
            try:
                return self._received(self._child, number)
            except TimedOutError:
                raise
            except InputError:
                pass
        self._start(number)
        assert self._child
        return self._received(self._child, number)

    def _received(self, child: Child, number: int) -> tuple[Page, Image.Image | None]:
        try:
            return _page_from(*child.receive(), number)
        except BaseException:
            self.close()
            raise

    def _start(self, first_page: int) -> tuple[int, tuple[Attachment, ...]]:
        """Open the file in a fresh child; the number of pages and the attachments."""
        self._child = Child(replace(self._request, first_page=first_page))
        try:
            return _opened_from(*self._child.receive())
        except BaseException:
            self.close()
            raise


def _check_patience(lost: int) -> None:
    if lost >= _PATIENCE:
        raise DamagedFileError(
            f"not tried, because the {_PATIENCE} pages before could not be drawn either"
        )


def _without_image(number: int, dpi: int, error: DocintelError) -> Page:
    return Page(number, 0, 0, dpi, failures=(Failure(SOURCE, error.code, str(error)),))


def _opened_from(header: Header, body: bytearray) -> tuple[int, tuple[Attachment, ...]]:
    if header.get("kind") == "refused":
        _refuse(str(header.get("code")), str(header.get("message"))[:_MAX_MESSAGE])
    try:
        page_count = int(header["page_count"])
        attachments = tuple(_attachments(header["attachments"], memoryview(body)))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise _nonsense() from error
    return page_count, attachments


def _attachments(listed: list[tuple[str, int]], body: memoryview) -> Iterator[Attachment]:
    for name, size in listed:
        yield Attachment(str(name), bytes(body[:size]))
        body = body[size:]


def _refuse(code: str, message: str) -> NoReturn:
    known: list[type[DocintelError]] = [*InputError.__subclasses__(), MissingProgramError]
    raise next((error for error in known if error.code == code), DamagedFileError)(message)


def _page_from(header: Header, pixels: bytearray, number: int) -> tuple[Page, Image.Image | None]:
    try:
        page = page_from_header(header)
        if page.number != number:
            raise ValueError(f"page {page.number}")
        if not pixels and page.failures:
            return page, None
        if not pixels:
            raise ValueError("neither an image nor a failure")
        # Raises ValueError when there are not as many pixels as the size says.
        return page, Image.frombytes("RGB", (page.width, page.height), pixels)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise _nonsense() from error


def _nonsense() -> DamagedFileError:
    return DamagedFileError("this is damaged in a way that confuses its reader")
