"""Keep examples in files: a JSON object a line, packed with gzip.

Lines of text are grouped again on reading, so that they are those of the present code.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docintel.core.document import Document, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import Origin, Page, Word
from docintel.errors import ConfigError
from docintel.training.example import Example, Tag
from docintel.training.synthesis.labelled import read_page


def write_examples(path: Path, examples: Iterable[Example]) -> str:
    """Write them and return the sha256 of what was written, before packing."""
    digest = hashlib.sha256()
    # The time of writing is left out, so that the same examples make the same file.
    with path.open("wb") as file, gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
        for example in examples:
            line = as_line(example)
            digest.update(line)
            packed.write(line)
    return digest.hexdigest()


def read_examples(path: Path) -> Iterator[Example]:
    """The examples of a file; raises ConfigError that names the line that cannot be read."""
    try:
        with gzip.open(path, "rb") as file:
            for number, line in enumerate(file, start=1):
                yield _checked(path, number, line)
    except (OSError, EOFError) as error:
        raise ConfigError(f"examples {path} cannot be read: {error}") from error


def as_line(example: Example) -> bytes:
    """One line of JSON with its line end."""
    row = {
        "id": example.id,
        "type": example.type,
        "language": example.language,
        "vendor": example.vendor,
        "template": example.template,
        "fields": dict(example.fields),
        "line_items": [dict(row) for row in example.line_items],
        "pages": [
            _page_row(page, tags)
            for page, tags in zip(example.document.pages, example.tags, strict=True)
        ],
    }
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def from_line(line: bytes) -> Example:
    """Raises ValueError, KeyError or TypeError for what is no example."""
    row = json.loads(line)
    pages = [_page(number, page) for number, page in enumerate(row["pages"], start=1)]
    return Example(
        id=row["id"],
        type=row["type"],
        language=row["language"],
        document=Document(
            id=row["id"],
            pages=tuple(page for page, _ in pages),
            type=TypeGuess(row["type"], 1.0),
            language=row["language"],
        ),
        tags=tuple(tags for _, tags in pages),
        fields=row["fields"],
        vendor=row["vendor"],
        template=row["template"],
        line_items=tuple(row["line_items"]),
    )


def _checked(path: Path, number: int, line: bytes) -> Example:
    try:
        return from_line(line)
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"examples {path}, line {number}: no example ({error!r})") from error


def _page_row(page: Page, tags: tuple[Tag, ...]) -> dict[str, Any]:
    """`tags` are labels, with a + in front where a value begins, and empty for none."""
    return {
        "size": [page.width, page.height, page.dpi],
        "source": page.source or "",
        "words": [
            [word.text, *(round(edge, 1) for edge in _edges(word.box)), round(word.confidence, 3)]
            for word in page.words
        ],
        "tags": ["" if tag is None else "+" * tag[1] + tag[0] for tag in tags],
    }


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _page(number: int, row: dict[str, Any]) -> tuple[Page, tuple[Tag, ...]]:
    width, height, dpi = row["size"]
    source = Origin(row["source"]) if row["source"] else None
    words = [Word(text, Box(*edges), sure) for text, *edges, sure in row["words"]]
    tags = [(tag.lstrip("+"), tag[0] == "+") if tag else None for tag in row["tags"]]
    return read_page(Page(number, width, height, dpi, source=source), words, tags)
