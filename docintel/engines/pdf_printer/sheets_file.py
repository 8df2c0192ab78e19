"""The pages of a document and where their pictures are, as a file of a JSON line each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docintel.core.page_record import page_from_json, page_to_json
from docintel.core.searchable_pdf import Sheet


def write_sheets(path: Path, sheets: Sequence[Sheet]) -> None:
    """Pages without what printing does not need."""
    with path.open("w", encoding="utf-8") as file:
        for sheet in sheets:
            page = replace(sheet.page, regions=(), tables=(), failures=())
            picture = str(sheet.picture) if sheet.picture else None
            file.write(json.dumps([page_to_json(page), picture]) + "\n")


def read_sheets(path: Path) -> Iterator[Sheet]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            page, picture = json.loads(line)
            yield Sheet(page_from_json(page), Path(picture) if picture else None)
