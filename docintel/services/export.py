"""Write stored documents in the formats that other programs read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.core.searchable_pdf import PdfPrinter, PdfSource, Sheet
from docintel.errors import BadOptionError
from docintel.exporting.bundle import zipped
from docintel.exporting.formats import Format, Writer, format_named
from docintel.exporting.subject import Subject
from docintel.services.query import Query
from docintel.services.view import View


@dataclass(frozen=True, slots=True)
class Export:
    """A file to keep: its content, how its name ends, and what a person may not expect of it."""

    content: bytes
    ending: str
    media_type: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exporter:
    """Reads what is stored and writes it in any format; changes nothing."""

    query: Query
    view: View
    printer: PdfPrinter

    def export(self, ids: Sequence[str], format_name: str) -> Export:
        """These documents as one file.

        Raises UnknownNameError with the formats there are, and BadOptionError for several
        documents in a format that has one a file.
        """
        format_ = format_named(format_name)
        if len(ids) != 1 and not format_.joins:
            raise BadOptionError(
                f"{format_.name} holds one document a file; export them one by one"
            )
        subjects = [self._subject(id, format_) for id in ids]
        if format_.write is None:
            return self._printed(subjects[0], format_)
        return _packed(format_, format_.write, subjects)

    def _subject(self, document_id: str, format_: Format) -> Subject:
        load = self.query.document if format_.has_pages else self.query.values
        return Subject(self.query.filing(document_id), load(document_id))

    def _printed(self, subject: Subject, format_: Format) -> Export:
        filing, document = subject.filing, subject.document
        pictures = self.view.page_pictures(filing.id)
        source = PdfSource(
            title=filing.name,
            original=self.view.original_path(filing.id),
            first_page=filing.parent.first_page if filing.parent else 1,
            sheets=[Sheet(page, pictures.get(page.number)) for page in document.pages],
            language=document.language,
        )
        made = self.printer.print(source)
        return Export(made.content, format_.ending, format_.media_type, made.remarks)


def _packed(format_: Format, write: Writer, subjects: Sequence[Subject]) -> Export:
    """What was written; where a file holds no more than a page, an archive of them."""
    files = write(subjects)
    ending, media_type = format_.kind(len(files))
    if len(files) == 1:
        return Export(files[0], ending, media_type)
    names = (f"{number:04}{format_.ending}" for number in range(1, len(files) + 1))
    return Export(zipped(zip(names, files, strict=True)), ending, media_type)
