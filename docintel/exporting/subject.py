"""What is exported: a stored document and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.core.document import Document
from docintel.core.filing import Filing


@dataclass(frozen=True, slots=True)
class Subject:
    """A filing and its document; without pages where a format shows none."""

    filing: Filing
    document: Document
