"""Say what the text of a barcode or QR code means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from docintel.core.epc_code import read_epc_code
from docintel.core.gs1_elements import read_gs1_elements
from docintel.core.gtin import is_gtin
from docintel.core.page import Code
from docintel.core.payment import Payment
from docintel.core.swiss_code import read_swiss_code

_RETAIL = {"ean_13", "ean_8", "upc_a"}


def payment_of(code: Code) -> Payment | None:
    """What it asks to pay, if it is a payment code."""
    return read_epc_code(code.text) or read_swiss_code(code.text)


def meaning(code: Code) -> tuple[str, Mapping[str, str]]:
    """Its standard and named values: `epc_qr`, `swiss_qr`, `gs1`, `url`, or `text` without any."""
    payment = payment_of(code)
    if payment is not None:
        named = asdict(payment)
        return named.pop("standard"), {name: value for name, value in named.items() if value}
    if code.kind in _RETAIL and is_gtin(code.text):
        return "gs1", {"gtin": code.text}
    elements = read_gs1_elements(code.text)
    if elements is not None:
        return "gs1", elements
    is_address = code.text.lower().startswith(("https://", "http://"))
    return ("url" if is_address else "text"), {}
