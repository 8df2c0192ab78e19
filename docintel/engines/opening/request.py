"""What the sandbox asks of its child."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from docintel.core.file_type import FileType
from docintel.core.limits import Limits


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Open this file and draw its pages from `first_page` on, one after the other."""

    path: str
    type: FileType
    password: str | None
    dpi: int
    rasterizer: str
    limits: Limits
    first_page: int = 1

    def to_header(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_header(cls, header: dict[str, Any]) -> OpenRequest:
        limits = Limits(**header["limits"])
        return cls(**{**header, "type": FileType(header["type"]), "limits": limits})
