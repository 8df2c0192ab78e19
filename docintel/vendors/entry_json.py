"""A business partner as one JSON object, which can be imported again."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from docintel.core.vendor import Vendor

_FIELDS = fields(Vendor)
#: 0 days to pay are something.
_NOTHING = ("", (), None)


def vendor_to_json(vendor: Vendor) -> dict[str, Any]:
    """What is known of it, without what is not."""
    return {
        one.name: list(value) if isinstance(value, tuple) else value
        for one in _FIELDS
        if (value := getattr(vendor, one.name)) not in _NOTHING and value is not False
    }


def vendor_from_json(content: str) -> Vendor:
    """The partner that `vendor_to_json` wrote."""
    found: dict[str, Any] = json.loads(content)
    lists = {key: tuple(value) for key, value in found.items() if isinstance(value, list)}
    return Vendor(**{**found, **lists})
