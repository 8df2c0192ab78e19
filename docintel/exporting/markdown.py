"""Write documents as Markdown: what was decided, then each page as it reads, tables as tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from docintel.core.page import Page
from docintel.core.page_record import Json, clean
from docintel.core.record import to_record
from docintel.exporting.blocks import Block, blocks_of
from docintel.exporting.grid import texts_of
from docintel.exporting.subject import Subject

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
#: What makes a list, a rule or a heading of the line that it begins.
_BEGINNING = re.compile(r"^(\d*)([-+=.)])(?=[-+=.)\s]|$)")
_BULLET = re.compile(r"^(?:\\?[-+*]|[\u2022\u2023\u25aa\u25cf\u00b7\u2013])\s+")
#: A page is a section of the second level.
_HEADINGS = {"title": "###", "section-header": "####"}
_EMPHASIZED = {"page-header", "page-footer", "caption", "footnote"}


def write_markdown(subjects: Sequence[Subject]) -> bytes:
    """The documents one after the other, a rule between."""
    return "\n---\n\n".join(_document(subject) for subject in subjects).encode()


def _document(subject: Subject) -> str:
    record = to_record(subject.filing, replace(subject.document, pages=()))
    parts = [
        f"# {_plain(record['name'])}",
        _facts(record),
        _section("Fields", _fields(record["fields"])),
        _section("Line items", _items(record["line_items"])),
        _section("Repairs", _repairs(record["repairs"])),
        _section("Checks", _checks(record["checks"])),
        _section("Summary", _plain(record["summary"] or "")),
        *(_page(page) for page in subject.document.pages),
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


def _page(page: Page) -> str:
    return "\n\n".join([f"## Page {page.number}", *filter(None, map(_block, blocks_of(page)))])


def _block(block: Block) -> str:
    if block.table and any(cell.text for cell in block.table.cells):
        rows = texts_of(block.table)
        return _table(rows[0], rows[1:] or [[""] * len(rows[0])])
    lines = [_opening(" ".join(_plain(clean(line.text)).split())) for line in block.lines]
    if block.label in _HEADINGS and lines:
        return f"{_HEADINGS[block.label]} {' '.join(lines)}"
    if block.label in _EMPHASIZED:
        return "  \n".join(f"*{line}*" for line in lines)
    return _list_item(lines) if block.label == "list-item" else "  \n".join(lines)


def _list_item(lines: Sequence[str]) -> str:
    """An item; a bullet that was printed would be there twice."""
    first = _BULLET.sub("", lines[0], count=1) if lines else ""
    return "  \n  ".join([f"- {first}", *lines[1:]]) if lines else ""


def _opening(line: str) -> str:
    """The line so that its beginning makes no list, heading or rule of it."""
    return _BEGINNING.sub(r"\1\\\2", line)


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
