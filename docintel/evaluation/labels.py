"""Read labelled documents: a JSON object a line, paths relative to the file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from docintel.core.geometry import Box
from docintel.errors import ConfigError


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line of text that a person typed off the page; the box is in pixels of the image."""

    text: str
    box: Box


#: A row of goods or transactions: values by column.
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """The truth about one document: its type and fields under docintel's names, as labelled.

    `line` is where it stands in the labels file, counted from 1.
    """

    id: str
    fields: Mapping[str, str]
    type: str | None = None
    split: str | None = None
    image: Path | None = None
    pdf: Path | None = None
    lines: tuple[LabelledLine, ...] = ()
    line_items: tuple[Row, ...] = ()
    line: int | None = None


def read_labels(path: Path, own_type: str | None = None) -> list[LabelledDocument]:
    """All rows of the file; raises ConfigError that names the line that cannot be read.

    `own_type` is the type that all rows are of, whatever they say themselves.
    """
    try:
        # Some editors begin a file with a mark that says which encoding it is in.
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"labels {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"labels {path} are not UTF-8: {error}") from error
    return list(_rows(path, text, own_type))


def _rows(path: Path, text: str, own_type: str | None) -> Iterator[LabelledDocument]:
    # Not splitlines(): texts may hold other line separators than a newline.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield replace(_document(json.loads(line), path.parent, own_type), line=number)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ConfigError(
                f"labels {path}, line {number}: not a labelled document ({error!r});"
                ' it needs "id", "fields" and one of "image", "pdf", "lines"'
            ) from error


def _document(row: dict[str, Any], folder: Path, own_type: str | None) -> LabelledDocument:
    type_name = own_type or row.get("type")
    names = _names().get(type_name or "", {})
    columns = _names().get(f"{type_name}.line_items", {})
    return LabelledDocument(
        id=str(row["id"]),
        fields=_renamed(row["fields"], names),
        type=type_name,
        split=row.get("split"),
        image=folder / row["image"] if row.get("image") else None,
        pdf=folder / row["pdf"] if row.get("pdf") else None,
        lines=tuple(
            LabelledLine(line["text"], Box(*line["box"])) for line in row.get("lines") or ()
        ),
        line_items=tuple(_renamed(item, columns) for item in row.get("line_items") or ()),
    )


def _renamed(values: Mapping[str, object], names: Mapping[str, str]) -> Row:
    """The values under our names; what is empty is absent."""
    return {
        names.get(name, name): _text(name, value)
        for name, value in values.items()
        if value is not None and str(value).strip()
    }


def _text(name: str, value: object) -> str:
    if isinstance(value, list | dict):
        raise TypeError(f"{name} holds several values, and must be one text or number")
    return str(value)


@cache
def _names() -> dict[str, dict[str, str]]:
    text = (files("docintel") / "evaluation" / "field_names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
