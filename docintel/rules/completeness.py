"""What every document of a type should have."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Check, Document
from docintel.rules.values import spoken


def core_fields_present(document: Document, core: Sequence[str]) -> list[Check]:
    """Names the core fields of the document's type that were not found."""
    missing = tuple(name for name in core if document.field(name) is None)
    if missing:
        message = f"not found: {', '.join(map(spoken, missing))}"
        return [Check("core_fields_present", False, message, missing)]
    message = f"all {len(core)} core fields were found"
    return [Check("core_fields_present", True, message, tuple(core))] if core else []
