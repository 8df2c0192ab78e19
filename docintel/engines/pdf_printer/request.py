"""What the process that prints a PDF is asked to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from docintel.core.file_type import FileType
from docintel.core.limits import Limits


@dataclass(frozen=True, slots=True)
class PrintRequest:
    """Print the pages of a document to the file `out`.

    `sheets` is a file of JSON lines, a page and its picture each. `original` is None, and with it
    its `type`, where the pictures are all there is; `first_page` and `last_page` are pages of it.
    """

    out: str
    sheets: str
    original: str | None
    type: FileType | None
    first_page: int
    last_page: int
    title: str
    language: str | None
    limits: Limits

    def to_header(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_header(cls, header: dict[str, Any]) -> PrintRequest:
        type_ = FileType(header["type"]) if header["type"] else None
        return cls(**{**header, "type": type_, "limits": Limits(**header["limits"])})
