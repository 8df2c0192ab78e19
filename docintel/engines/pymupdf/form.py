"""Read the filled form fields (AcroForm) of a page."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from typing import TYPE_CHECKING

from docintel.core.page import FormValue
from docintel.engines.pymupdf.scale import PageScale

if TYPE_CHECKING:
    import pymupdf

_OFF = frozenset({"Off", "", None, False})


def read_form(page: pymupdf.Page, scale: PageScale) -> tuple[FormValue, ...]:
    """Every filled field; check boxes are "true" or "false", empty fields are left out."""
    return tuple(
        FormValue(str(widget.field_name), value, box)
        for widget in page.widgets()
        if (value := _value(widget)) and (box := scale.box(widget.rect))
    )


def _value(widget: pymupdf.Widget) -> str:
    value = widget.field_value
    match widget.field_type_string:
        case "CheckBox":
            return "false" if value in _OFF else "true"
        case "RadioButton":
            # Every button of a group is a field of its own; the chosen one speaks for all.
            return "" if value in _OFF else str(value)
        case "Button" | "Signature":
            return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value or "").strip()
