"""Article numbers of GS1: GTIN-8, UPC, EAN and GTIN-14."""

from __future__ import annotations

_LENGTHS = {8, 12, 13, 14}


def is_gtin_form(text: str) -> bool:
    """Whether the text has as many digits as such a number, and nothing else."""
    return len(text) in _LENGTHS and text.isascii() and text.isdigit()


def is_gtin(text: str) -> bool:
    """Whether it has that form and the right check digit: weights 3 and 1 from the right."""
    if not is_gtin_form(text):
        return False
    digits = [int(digit) for digit in reversed(text)]
    return (sum(digits[::2]) + 3 * sum(digits[1::2])) % 10 == 0
