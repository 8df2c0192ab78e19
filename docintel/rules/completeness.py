"""What every document of a type must have."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Check, Document
from docintel.rules.values import spoken


def required_fields_present(document: Document, required: Sequence[str]) -> list[Check]:
    """Names the required fields that were not found."""
    if not required:
        return []
    if missing := tuple(name for name in required if document.field(name) is None):
        message = f"not found: {', '.join(map(spoken, missing))}"
        return [Check("required_fields_present", False, message, missing)]
    message = f"found: {', '.join(map(spoken, required))}"
    return [Check("required_fields_present", True, message, tuple(required))]
