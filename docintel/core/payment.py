"""What a payment code asks for: whom to pay, how much, and with what reference."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")
#: More than any standard allows; no longer text is taken apart.
_MAX_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class Payment:
    """Values in their normal form, as `Candidate` has them; empty where the code leaves it open.

    `standard` is `epc_qr` or `swiss_qr`. `reference` carries check digits or is free of them as
    its standard says, `message` is free text for the creditor.
    """

    standard: str
    creditor: str
    iban: str
    bic: str = ""
    amount: str = ""
    currency: str = ""
    reference: str = ""
    message: str = ""
    debtor: str = ""


def lines_of(text: str) -> list[str]:
    """The elements of a payment code, one a line, without blanks around; none if it is too long."""
    if len(text) > _MAX_CHARACTERS:
        return []
    return [line.strip() for line in _LINE_END.split(text.lstrip("\ufeff"))]
