"""Decide whether 03/04/2026 is in March or in April."""

from __future__ import annotations

import re

from docintel.core.dates import month_names

_NUMERIC = re.compile(
    r"(?<![\d./-])(\d{1,2})(?:[./-](\d{1,2})[./-]| [/-] (\d{1,2}) [/-] )(?:\d{4}|\d{2})(?![\d./-])"
)
#: Where points part day, month and year, the day stands first in every country.
_WITHOUT_POINTS = re.compile(r"\d ?[/-] ?\d")
_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii"
    "|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan"
    "|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico"
    "|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
    "|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia"
    "|Wisconsin|Wyoming"
)
_IN_DOLLARS = re.compile(r"\bUSD\b|US\$")
#: A state and its ZIP code; behind a comma the short forms that are words or codes elsewhere, and
#: what stands on payslips of the United States alone.
_AMERICAN = re.compile(
    r"(?:\b(?:AL|AK|AZ|AR|CA|CO|CT|FL|GA|HI|IL|IN|KS|KY|LA|MA|MD|MI|MN|MO|NC|NJ|NM|NV|NY|OH|OK"
    rf"|OR|PA|SC|TN|TX|UT|VA|VT|WA|WI|WV|WY|D\.?C|{_STATES})"
    r"|,\s(?:DE|ID|ME|MS|MT|ND|NE|NH|RI|SD))\.?\s{1,2}\d{5}(?:-\d{4})?\b"
    r"|\b(?:USA|United States|FICA|EIN|SSN|Federal (?:Income )?(?:Tax|Withholding))\b"
    r"|\bU\.S\.A\.|\b401\(?k\b",
)
_OTHER_MONEY = re.compile(r"[€£]|\b(?:EUR|GBP|CHF|AUD|NZD|INR|SGD|HKD|MYR|ZAR|RM)(?![a-z])")


def is_day_first(text: str) -> bool:
    """Whether the text writes the day first: by dates that leave no choice, else by country."""
    pairs = [(int(one), int(two or three)) for one, two, three in _NUMERIC.findall(text)]
    day_first = sum(first > 12 >= second for first, second in pairs)
    month_first = sum(second > 12 >= first for first, second in pairs)
    if day_first != month_first:
        return day_first > month_first
    if not _WITHOUT_POINTS.search(text) or not _is_american(text):
        return True
    return _names_day_first(text)


def _is_american(text: str) -> bool:
    """Whoever sells to the United States for euros writes dates as at home."""
    if _IN_DOLLARS.search(text):
        return True
    return bool(_AMERICAN.search(text)) and not _OTHER_MONEY.search(text)


def _names_day_first(text: str) -> bool:
    """Whether dates with the month's name begin with the day: 25 March 2026, and none March 25."""
    names = "|".join(sorted(month_names(), key=len, reverse=True))
    day_first = rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th|\.)?[ -](?:of |de )?(?:{names})\b[., -]"
    month_first = rf"(?i)\b(?:{names})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}\b"
    return bool(re.search(day_first, text)) and not re.search(month_first, text)
