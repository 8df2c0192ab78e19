"""Make searchable PDFs in a child process with limits, since original files are untrusted."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docintel.core.file_type import HEAD_BYTES, FileType, type_of
from docintel.core.limits import Limits
from docintel.core.searchable_pdf import PdfSource, SearchablePdf
from docintel.engines.opening.process import Child
from docintel.engines.pdf_printer.request import PrintRequest
from docintel.engines.pdf_printer.sheets_file import write_sheets
from docintel.engines.pymupdf.searchable.remark import Remark
from docintel.errors import DamagedFileError, InputError, NoPagesError

_PROGRAM = "docintel.engines.pdf_printer.child"
#: An error message is a sentence; a child that has been taken over may try to send a book.
_MAX_MESSAGE = 500


@dataclass(frozen=True)
class PdfPrinter:
    """The original's own pages where it opens, else their pictures as they were read."""

    limits: Limits = field(default_factory=Limits)

    def print(self, source: PdfSource) -> SearchablePdf:
        """Raises NoPagesError where there is nothing to show, InputError where all fails."""
        if not any(sheet.page.width for sheet in source.sheets):
            raise NoPagesError("the document has no page that could be read; process it first")
        if source.original is None:
            return self._print(source, None, ("the original is not kept; pages are as read",))
        try:
            return self._print(source, source.original, ())
        except InputError as error:
            remark = f"pages are shown as they were read, since {error}"
            return self._print(source, None, (remark,))

    def _print(
        self, source: PdfSource, original: Path | None, remarks: Sequence[str]
    ) -> SearchablePdf:
        with tempfile.TemporaryDirectory(prefix="docintel-") as folder:
            request = self._request(source, original, Path(folder))
            write_sheets(Path(request.sheets), source.sheets)
            found = _run(request)
            content = Path(request.out).read_bytes()
        return SearchablePdf(content, (*remarks, *(str(remark) for remark in found)))

    def _request(self, source: PdfSource, original: Path | None, folder: Path) -> PrintRequest:
        return PrintRequest(
            out=str(folder / "out.pdf"),
            sheets=str(folder / "sheets.jsonl"),
            original=str(original.absolute()) if original else None,
            type=_type_of(original) if original else None,
            first_page=source.first_page,
            last_page=source.first_page + len(source.sheets) - 1,
            title=source.title,
            language=source.language,
            limits=self.limits,
        )


def _type_of(path: Path) -> FileType:
    with path.open("rb") as file:
        return type_of(file.read(HEAD_BYTES))


def _run(request: PrintRequest) -> list[Remark]:
    """What the child remarks once the file is written."""
    child = Child(request, _PROGRAM)
    try:
        while True:
            header, _ = child.receive()
            if header.get("kind") == "printed":
                return [Remark[name] for name in header["remarks"]]
            if header.get("kind") != "page":
                raise DamagedFileError(str(header.get("message"))[:_MAX_MESSAGE])
    except (KeyError, TypeError) as error:
        raise DamagedFileError("the file made its printer answer nonsense") from error
    finally:
        child.close()
