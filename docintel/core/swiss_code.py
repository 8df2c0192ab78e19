"""Read the QR code of a Swiss QR-bill (Swiss Implementation Guidelines QR-bill, version 2)."""

from __future__ import annotations

import re
from decimal import Decimal

from docintel.core.identifiers import is_iban
from docintel.core.money import format_amount
from docintel.core.payment import Payment, lines_of
from docintel.core.payment_references import is_creditor_reference, is_qr_reference

_HEAD = ("SPC", "0200", "1")
#: Where the elements stand, counted from 0.
_IBAN, _CREDITOR, _AMOUNT, _CURRENCY, _DEBTOR = 3, 5, 18, 19, 21
_REFERENCE_TYPE, _REFERENCE, _MESSAGE, _TRAILER = 27, 28, 29, 30
_SUM = re.compile(r"[0-9]{1,9}\.[0-9]{2}")
_SWISS_IBAN = re.compile(r"(?:CH|LI)[0-9]{2}[0-9]{5}[A-Z0-9]{12}")


def read_swiss_code(text: str) -> Payment | None:
    """The payment; None for any text that breaks the standard, as a bank would refuse it.

    An amount of nothing marks a bill that is not to be paid: it asks for no amount.
    """
    lines = lines_of(text)
    if tuple(lines[:3]) != _HEAD or len(lines) <= _TRAILER or lines[_TRAILER] != "EPD":
        return None
    iban, amount, currency = lines[_IBAN], lines[_AMOUNT], lines[_CURRENCY]
    is_whole = lines[_CREDITOR] and currency in {"CHF", "EUR"} and _is_account(iban)
    if not is_whole or not _is_reference(lines[_REFERENCE_TYPE], lines[_REFERENCE], iban):
        return None
    if amount and not _SUM.fullmatch(amount):
        return None
    asked = Decimal(amount or 0)
    return Payment(
        standard="swiss_qr",
        creditor=lines[_CREDITOR],
        iban=iban,
        amount=format_amount(asked) if asked else "",
        currency=currency,
        reference=lines[_REFERENCE],
        message=lines[_MESSAGE],
        debtor=lines[_DEBTOR],
    )


def _is_account(iban: str) -> bool:
    return bool(_SWISS_IBAN.fullmatch(iban)) and is_iban(iban)


def _is_reference(kind: str, reference: str, iban: str) -> bool:
    """Accounts for QR references, and only they, have a bank number from 30000 to 31999."""
    if kind == "QRR":
        return is_qr_reference(reference) and _takes_qr_references(iban)
    if kind == "SCOR":
        return is_creditor_reference(reference) and not _takes_qr_references(iban)
    return kind == "NON" and not reference and not _takes_qr_references(iban)


def _takes_qr_references(iban: str) -> bool:
    return iban[4:6] in {"30", "31"}
