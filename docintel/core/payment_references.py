"""Check digits of the references that payments carry."""

from __future__ import annotations

import re

_CREDITOR_REFERENCE = re.compile(r"RF[0-9]{2}[A-Z0-9]{1,21}")
_QR_REFERENCE = re.compile(r"[0-9]{27}")
#: The carries of the Swiss modulo 10, recursive (Swiss Implementation Guidelines QR-bill, annex B).
_CARRIES = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)


def is_creditor_reference(value: str) -> bool:
    """Whether it is a creditor reference of ISO 11649, in capitals and without blanks."""
    if not _CREDITOR_REFERENCE.fullmatch(value):
        return False
    turned = value[4:] + value[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def is_qr_reference(value: str) -> bool:
    """Whether it is a Swiss QR reference: 27 digits, of which the last checks the others."""
    if not _QR_REFERENCE.fullmatch(value):
        return False
    carry = 0
    for digit in value[:-1]:
        carry = _CARRIES[(carry + int(digit)) % 10]
    return (10 - carry) % 10 == int(value[-1])
