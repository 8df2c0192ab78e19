"""Read the QR code of a SEPA credit transfer (EPC069-12), known as GiroCode and Stuzza code."""

from __future__ import annotations

import re
from decimal import Decimal

from docintel.core.identifiers import compact, is_bic, is_iban
from docintel.core.money import format_amount
from docintel.core.payment import Payment, lines_of

_ELEMENTS = 12
_AMOUNT = re.compile(r"EUR([0-9]{1,9}(?:\.[0-9]{1,2})?)")
_PLAIN = re.compile(r"[A-Za-z0-9 ]+")


def read_epc_code(text: str) -> Payment | None:
    """The payment; None for any text that breaks the standard, as a bank would refuse it."""
    lines = lines_of(text)
    if len(lines) < 7 or (lines[0], lines[3]) != ("BCD", "SCT"):
        return None
    lines += [""] * (_ELEMENTS - len(lines))
    _, version, _, _, bic, name, iban, amount, _, reference, message, *_ = lines
    known = version == "002" or (version == "001" and bic)
    if not (known and name and _is_account(iban) and _is_bank(bic)):
        return None
    asked = _AMOUNT.fullmatch(amount)
    if amount and not (asked and Decimal(asked[1])):
        return None
    return Payment(
        standard="epc_qr",
        creditor=name,
        iban=compact(iban),
        bic=compact(bic),
        amount=format_amount(Decimal(asked[1])) if asked else "",
        currency="EUR",
        reference=compact(reference),
        message=message,
    )


def _is_account(iban: str) -> bool:
    return bool(_PLAIN.fullmatch(iban)) and is_iban(compact(iban))


def _is_bank(bic: str) -> bool:
    return not bic or (bool(_PLAIN.fullmatch(bic)) and is_bic(compact(bic)))
