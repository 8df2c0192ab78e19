"""Write documents as Markdown: what was decided, then each page as it reads, tables as tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docintel.core.page_record import Json
from docintel.core.record import to_record
from docintel.exporting.markdown_text import page_as_markdown, plain, table
from docintel.exporting.subject import Subject


def write_markdown(subjects: Sequence[Subject]) -> bytes:
    """The documents one after the other, a rule between."""
    return "\n---\n\n".join(_document(subject) for subject in subjects).encode()


def _document(subject: Subject) -> str:
    record = to_record(subject.filing, replace(subject.document, pages=()))
    parts = [
        f"# {plain(record['name'])}",
        _facts(record),
        _section("Fields", _fields(record["fields"])),
        _section("Line items", _items(record["line_items"])),
        _section("Repairs", _repairs(record["repairs"])),
        _section("Checks", _checks(record["checks"])),
        _section("Summary", plain(record["summary"] or "")),
        *(page_as_markdown(page) for page in subject.document.pages),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(record: Json) -> str:
    kind = record["type"] or {"name": "not classified"}
    facts = [f"Status: {record['status']}", f"Type: {kind['name']}"]
    if record["language"]:
        facts.append(f"Language: {record['language']}")
    if record["error"]:
        facts.append(f"Error: {plain(record['error']['message'])}")
    facts += [f"To review: {plain(reason['message'])}" for reason in record["reasons"]]
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
    return table(["field", "value", "confidence", "page", "source", "state"], rows)


def _items(items: list[Json]) -> str:
    names = list(dict.fromkeys(name for item in items for name in item))
    rows = [[item[name]["value"] if name in item else "" for name in names] for item in items]
    return table(names, rows)


def _repairs(repairs: list[Json]) -> str:
    return "\n".join(
        f"- {plain(repair['field'])}: {plain(repair['message'])}" for repair in repairs
    )


def _checks(checks: list[Json]) -> str:
    return "\n".join(
        f"- {'passed' if check['passed'] else '**failed**'}: {plain(check['message'])}"
        for check in checks
    )
