"""Decide whether 03/04/2026 is in March or in April."""

from __future__ import annotations

import re

_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})(?![\d./-])")
_AMERICAN = re.compile(
    r"\bUSD\b|US\$|\b(?:AL|AK|AZ|AR|CA|CO|CT|DC|FL|GA|IL|IN|KS|KY|LA|MA|MD|MI|MN|MO|MT|NC|ND|NH|NJ"
    r"|NM|NV|NY|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY)\.? \d{5}(?:-\d{4})?\b"
)


def is_day_first(text: str) -> bool:
    """Whether the text writes the day first: by dates that leave no choice, else by country."""
    pairs = [(int(first), int(second)) for first, second in _NUMERIC.findall(text)]
    day_first = sum(first > 12 >= second for first, second in pairs)
    month_first = sum(second > 12 >= first for first, second in pairs)
    if day_first != month_first:
        return day_first > month_first
    return not _AMERICAN.search(text)
