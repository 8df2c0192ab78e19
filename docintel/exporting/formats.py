"""Every format that documents are exported in, by name: the one list for all faces."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from docintel.errors import UnknownNameError
from docintel.exporting import csv_rows, record_json
from docintel.exporting.alto import write_alto
from docintel.exporting.hocr import write_hocr
from docintel.exporting.html import write_html
from docintel.exporting.html_table import write_html_tables
from docintel.exporting.markdown import write_markdown
from docintel.exporting.page_xml import write_pages
from docintel.exporting.plain_text import write_text
from docintel.exporting.subject import Subject
from docintel.exporting.xlsx import write_xlsx

#: One file, or several where one holds no more than a page.
Writer = Callable[[Sequence[Subject]], list[bytes]]


@dataclass(frozen=True)
class Format:
    """`title` is what a person calls it.

    `joins` says whether several documents go into one file, `has_pages` whether more is in it
    than values, `one_a_page` that a file holds no more than a page. `write` is None for what is
    made from the original file.
    """

    name: str
    title: str
    ending: str
    media_type: str
    write: Writer | None
    joins: bool = False
    has_pages: bool = True
    one_a_page: bool = False

    def kind(self, page_count: int) -> tuple[str, str]:
        """Ending and media type of the file that a document of so many pages becomes."""
        if self.one_a_page and page_count != 1:
            return f"{self.ending}.zip", "application/zip"
        return self.ending, self.media_type


def _joined(write: Callable[[Sequence[Subject]], bytes]) -> Writer:
    return lambda subjects: [write(subjects)]


def _alone(write: Callable[[Subject], bytes]) -> Writer:
    return lambda subjects: [write(subject) for subject in subjects]


def _paged(subjects: Sequence[Subject]) -> list[bytes]:
    return [page for subject in subjects for page in write_pages(subject)]


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HOCR = "application/vnd.hocr+html"
_XML = "application/xml"

_VALUES = partial(Format, ending=".csv", media_type="text/csv", joins=True, has_pages=False)
_TOGETHER = partial(Format, joins=True)
_RECORDS = _joined(record_json.write_json)
_LINES = _joined(record_json.write_json_lines)
_CELLS = _joined(csv_rows.write_tables)
_ALL = (
    _TOGETHER("json", "Record (JSON)", ".json", "application/json", _RECORDS),
    _TOGETHER("jsonl", "Record on one line (JSON)", ".jsonl", "application/jsonl", _LINES),
    _VALUES("csv", "Values (CSV)", write=_joined(csv_rows.write_values)),
    _VALUES("csv-items", "Line items (CSV)", write=_joined(csv_rows.write_items)),
    _TOGETHER("csv-tables", "Tables (CSV)", ".tables.csv", "text/csv", _CELLS),
    _TOGETHER("xlsx", "Values and tables (Excel)", ".xlsx", _XLSX, _joined(write_xlsx)),
    _TOGETHER("markdown", "Text (Markdown)", ".md", "text/markdown", _joined(write_markdown)),
    Format("html", "Text (HTML)", ".html", "text/html", _alone(write_html)),
    Format("html-tables", "Tables (HTML)", ".tables.html", "text/html", _alone(write_html_tables)),
    Format("text", "Text", ".txt", "text/plain", _alone(write_text)),
    Format("hocr", "Words and boxes (hOCR)", ".hocr", _HOCR, _alone(write_hocr)),
    Format("alto", "Words and boxes (ALTO)", ".alto.xml", _XML, _alone(write_alto)),
    Format("page", "Words and boxes (PAGE)", ".page.xml", _XML, _paged, one_a_page=True),
    Format("searchable-pdf", "Searchable PDF", ".searchable.pdf", "application/pdf", None),
)
FORMATS: Mapping[str, Format] = {format_.name: format_ for format_ in _ALL}
#: What people type for it.
_ALSO = {"pdf": "searchable-pdf"}


def format_named(name: str) -> Format:
    """Raises UnknownNameError with the formats there are."""
    found = FORMATS.get(_ALSO.get(name, name))
    if found is None:
        raise UnknownNameError(f"no export format named {name!r}; known: {', '.join(FORMATS)}")
    return found
