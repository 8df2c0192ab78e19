"""Write records in the formats that other programs read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from docintel.errors import UnknownNameError
from docintel.services.markdown import to_markdown

Json = dict[str, Any]

#: The columns of the CSV that every document has; one a field follows.
_COLUMNS = ("id", "name", "status", "type", "language", "pages")
_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NUMBER = re.compile(r"^[-+]?[\d\s().,/-]*\d$")


def export(records: Sequence[Json], format_name: str) -> str:
    """The records as one text; raises UnknownNameError with the formats there are."""
    if format_name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UnknownNameError(f"no export format named {format_name!r}; known: {known}")
    return FORMATS[format_name](records)


def to_json(records: Sequence[Json]) -> str:
    """One object for one document, an array for several."""
    content = records[0] if len(records) == 1 else records
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def to_jsonl(records: Sequence[Json]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def to_csv(records: Sequence[Json]) -> str:
    """A row a document and a column a field; `csv-items` has the line items."""
    names = list(dict.fromkeys(field["name"] for record in records for field in record["fields"]))
    rows = [[*_COLUMNS, *names]]
    for record in records:
        values = {field["name"]: field["value"] for field in record["fields"]}
        rows.append([*_head(record), *(values.get(name, "") for name in names)])
    return _table(rows)


def to_items_csv(records: Sequence[Json]) -> str:
    """A row a line item, with the document it is from."""
    items = [item for record in records for item in record["line_items"]]
    names = list(dict.fromkeys(name for item in items for name in item))
    rows = [["id", "name", "line", *names]]
    for record in records:
        for line, item in enumerate(record["line_items"], start=1):
            cells = [item[name]["value"] if name in item else "" for name in names]
            rows.append([record["id"], record["name"], str(line), *cells])
    return _table(rows)


FORMATS: Mapping[str, Callable[[Sequence[Json]], str]] = {
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": to_csv,
    "csv-items": to_items_csv,
    "markdown": to_markdown,
}


def _head(record: Json) -> list[str]:
    return [
        record["id"],
        record["name"],
        record["status"],
        (record["type"] or {}).get("name", ""),
        record["language"] or "",
        str(record["page_count"]),
    ]


def _table(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def _harmless(cell: str) -> str:
    """The cell so that a spreadsheet takes it for text, where it would run it as a formula."""
    if _FORMULA.match(cell) and not _NUMBER.match(cell):
        return f"'{cell}"
    return cell
