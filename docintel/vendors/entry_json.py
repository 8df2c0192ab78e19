"""A business partner as one JSON object, which can be imported again."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from docintel.core.vendor import Vendor


def vendor_to_json(vendor: Vendor) -> dict[str, Any]:
    """What is known of it, without what is not."""
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in asdict(vendor).items()
        if value not in ("", (), None, False)
    }


def vendor_from_json(content: str) -> Vendor:
    """The partner that `vendor_to_json` wrote."""
    found: dict[str, Any] = json.loads(content)
    lists = {key: tuple(value) for key, value in found.items() if isinstance(value, list)}
    return Vendor(**{**found, **lists})
