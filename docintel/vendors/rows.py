"""Read the rows of a table of business partners, with the line of each: CSV or one JSON a line."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docintel.errors import ConfigError
from docintel.vendors.columns import USUAL, Column, columns_of

_DELIMITERS = ";,\t|"
#: Control characters but those that part lines, and halves of characters that JSON can name.
_NOT_PRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]+")
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
#: What office programs on Windows write where they do not write UTF-8.
_OLD_ENCODING = "cp1252"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row under the header that its file gives it."""

    column: Column
    header: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one partner that are not empty; `line` is where it begins, counted from 1."""

    line: int
    cells: tuple[Cell, ...]

    def of(self, column: Column) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.column is column)


@dataclass(frozen=True, slots=True)
class VendorTable:
    """A file's rows, and what a person may want to know of how it was read."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


def read_table(path: Path) -> VendorTable:
    """The rows of a CSV file, or of a file with one JSON object a line.

    Raises ConfigError, naming file and line, for what is neither, or has no names, or no rows.
    """
    text, remarks = _text(path)
    is_json = text.lstrip()[:1] in {"{", "["}
    read = list(_json_rows(path, text) if is_json else _csv_rows(path, text))
    headers = list(dict.fromkeys(header for _, row in read for header, _ in row))
    columns = columns_of(headers)
    if Column.NAME not in columns.values():
        raise ConfigError(
            f"{path}, line 1: no column holds the names; found: {', '.join(headers) or 'none'};"
            f" call one `name`; known: {USUAL}"
        )
    if unused := [header for header in headers if header.strip() and header not in columns]:
        remarks = (*remarks, f"columns that are not used: {', '.join(unused)}")
    rows = tuple(row for line, cells in read if (row := _row(line, cells, columns)).cells)
    if not rows:
        raise ConfigError(f"{path} has a head and no rows: export the list again, with its rows")
    return VendorTable(rows, remarks)


def _row(line: int, cells: Sequence[tuple[str, str]], columns: Mapping[str, Column]) -> Row:
    return Row(
        line,
        tuple(
            Cell(columns[header], header.strip(), printed)
            for header, text in cells
            if header in columns and (printed := _NOT_PRINTED.sub(" ", text).strip())
        ),
    )


def _text(path: Path) -> tuple[str, tuple[str, ...]]:
    content = _content(path)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(path, content, encoding), ()
    if b"\x00" in content:
        raise ConfigError(f"{path} is no text: export it as CSV in UTF-8")
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        remark = (
            f"line {line} is not UTF-8, so the file was read as Windows-1252: look whether the"
            " names are right, else export it in UTF-8"
        )
        return _decoded(path, content, _OLD_ENCODING), (remark,)


def _content(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise ConfigError(f"{path} is no file: name the table itself")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    if not content.strip():
        raise ConfigError(f"{path} is empty: export the list again")
    if content.startswith(_BINARY):
        raise ConfigError(f"{path} is no text: save the table as CSV (UTF-8) and import that")
    return content


def _decoded(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"{path}, line {line}: byte {error.object[error.start]:#04x} is no letter in"
            f" {encoding.removesuffix('-sig')}: export the file in UTF-8"
        ) from error


def _csv_rows(path: Path, text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    line = 1
    try:
        headers = next(reader)
        line = reader.line_num + 1
        yield 1, [(header, "") for header in headers]
        for cells in reader:
            if len(cells) > len(headers) and any(cells[len(headers) :]):
                raise ConfigError(
                    f"{path}, line {line}: {len(cells)} cells under {len(headers)} headers:"
                    " put cells that hold the delimiter in double quotes"
                )
            yield line, list(zip(headers, cells, strict=False))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ConfigError(
            f"{path}, line {line}: {error}: look for a double quote that is opened and not closed"
        ) from error


def _delimiter(text: str) -> str:
    """The one that stands most often in the head."""
    head = text.split("\n", 1)[0]
    return max(_DELIMITERS, key=head.count)


def _json_rows(path: Path, text: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    for line, written in enumerate(text.split("\n"), start=1):
        if not written.strip():
            continue
        try:
            row = json.loads(written)
        except (ValueError, RecursionError) as error:
            raise ConfigError(
                f"{path}, line {line}: no JSON ({error}): one object a line"
            ) from error
        if not isinstance(row, dict):
            raise ConfigError(
                f'{path}, line {line}: no object, as {{"name": "...", "ibans": ["..."]}} is one'
            )
        yield line, [pair for key, value in row.items() for pair in _pairs(path, line, key, value)]


def _pairs(path: Path, line: int, key: str, value: object) -> Iterator[tuple[str, str]]:
    """Lists are several cells under one header."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict | list):
            raise ConfigError(
                f"{path}, line {line}, column {key!r}: neither a text nor a list of texts"
            )
        yield key, "" if one is None or one is False else str(one)
