"""A record as Markdown: what was decided, then the text of each page with its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

Json = dict[str, Any]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def to_markdown(records: Sequence[Json]) -> str:
    """The documents one after the other, a rule between."""
    return "\n---\n\n".join(_document(record) for record in records)


def _document(record: Json) -> str:
    parts = [
        f"# {_plain(record['name'])}",
        _facts(record),
        _section("Fields", _fields(record["fields"])),
        _section("Line items", _items(record["line_items"])),
        _section("Repairs", _repairs(record["repairs"])),
        _section("Checks", _checks(record["checks"])),
        _section("Summary", _plain(record["summary"] or "")),
        *(_page(page) for page in record["pages"]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(record: Json) -> str:
    kind = record["type"] or {"name": "not classified"}
    facts = [f"Status: {record['status']}", f"Type: {kind['name']}"]
    if record["language"]:
        facts.append(f"Language: {record['language']}")
    if record["error"]:
        facts.append(f"Error: {_plain(record['error']['message'])}")
    facts += [f"To review: {_plain(reason['message'])}" for reason in record["reasons"]]
    return "\n".join(f"- {fact}" for fact in facts)


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}" if body else ""


def _fields(fields: list[Json]) -> str:
    rows = [
        [
            field["name"],
            field["value"],
            f"{field['confidence']:.0%}",
            str(field["page"] or ""),
            field["source"],
            field["state"],
        ]
        for field in fields
    ]
    return _table(["field", "value", "confidence", "page", "source", "state"], rows)


def _items(items: list[Json]) -> str:
    names = list(dict.fromkeys(name for item in items for name in item))
    rows = [[item[name]["value"] if name in item else "" for name in names] for item in items]
    return _table(names, rows)


def _repairs(repairs: list[Json]) -> str:
    return "\n".join(
        f"- {_plain(repair['field'])}: {_plain(repair['message'])}" for repair in repairs
    )


def _checks(checks: list[Json]) -> str:
    return "\n".join(
        f"- {'passed' if check['passed'] else '**failed**'}: {_plain(check['message'])}"
        for check in checks
    )


def _page(page: Json) -> str:
    words = page["words"]
    lines = [" ".join(words[index]["text"] for index in line) for line in page["lines"]]
    text = "\n".join(f"{_plain(line)}  " for line in lines)
    tables = "\n\n".join(_grid(table["cells"]) for table in page["tables"])
    return "\n\n".join(part for part in (f"## Page {page['number']}", text, tables) if part)


def _grid(cells: list[Json]) -> str:
    height = max((cell["row"] for cell in cells), default=-1) + 1
    width = max((cell["column"] for cell in cells), default=-1) + 1
    rows = [[""] * width for _ in range(height)]
    for cell in cells:
        rows[cell["row"]][cell["column"]] = cell["text"]
    return _table(rows[0], rows[1:]) if rows else ""


def _table(head: Iterable[str], rows: list[list[str]]) -> str:
    """A table; nothing where it has no rows."""
    if not rows:
        return ""
    names = list(head)
    lines = [_row(names), _row("---" for _ in names), *(_row(row) for row in rows)]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    plain = (cell if cell == "---" else _plain(cell).replace("\n", " ") for cell in cells)
    return f"| {' | '.join(plain)} |"


def _plain(text: str) -> str:
    """The text so that none of it reads as Markdown."""
    return _SPECIAL.sub(r"\\\1", text)
