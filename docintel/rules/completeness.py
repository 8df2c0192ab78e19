"""What every document of a type should have."""

from __future__ import annotations

from docintel.core.document import UNKNOWN_TYPE, Check, Document
from docintel.core.document_type import document_type
from docintel.rules.values import spoken


def core_fields_present(document: Document) -> list[Check]:
    """Names the core fields of the document's type that were not found."""
    if document.type is None or document.type.name == UNKNOWN_TYPE:
        return []
    core = document_type(document.type.name).core_fields
    missing = tuple(name for name in core if document.field(name) is None)
    if missing:
        message = f"not found: {', '.join(map(spoken, missing))}"
        return [Check("core_fields_present", False, message, missing)]
    return [Check("core_fields_present", True, f"all {len(core)} core fields were found", core)]
