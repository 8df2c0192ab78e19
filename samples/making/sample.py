"""One sample: the bytes of a document and the truth that it was drawn from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sample:
    """`fields` and `line_items` hold normalised values under the names of the contract."""

    id: str
    file: str
    type: str
    language: str
    content: bytes
    fields: dict[str, str]
    line_items: tuple[dict[str, str], ...] = ()
    sentiment: str = ""

    def label(self) -> str:
        """The line of labels.jsonl that says what this document holds."""
        kind = "pdf" if self.file.endswith(".pdf") else "image"
        truth: dict[str, Any] = {"id": self.id, kind: self.file, "type": self.type}
        truth |= {"language": self.language, "fields": self.fields}
        truth |= {"line_items": list(self.line_items)}
        if self.sentiment:
            truth["sentiment"] = self.sentiment
        return json.dumps(truth, ensure_ascii=False)


@dataclass(frozen=True)
class Broken:
    """A file that no pipeline can read as it stands, kept to show what is said about it."""

    file: str
    content: bytes = field(repr=False)
