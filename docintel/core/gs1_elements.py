"""Read the element strings of GS1 codes in the form `(01)09501101530003(10)AB-123`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from docintel.core.gtin import is_gtin

#: What the application identifiers mean that stand on trade documents and goods.
_NAMES = {
    "00": "shipping_unit",
    "01": "gtin",
    "02": "gtin_of_content",
    "10": "batch",
    "11": "production_date",
    "13": "packaging_date",
    "15": "best_before",
    "17": "expiry_date",
    "21": "serial_number",
    "30": "count",
    "37": "count_of_content",
    "400": "order_number",
    "401": "consignment_number",
    "402": "shipment_number",
}
_LENGTHS = {"00": 18, "01": 14, "02": 14, "11": 6, "13": 6, "15": 6, "17": 6}
_ELEMENT = re.compile(r"\(([0-9]{2,4})\)([!-'*-~]{1,90})")
_MAX_CHARACTERS = 2_000


def read_gs1_elements(text: str) -> Mapping[str, str] | None:
    """The elements by name, in order; None for any text that is not made of them.

    Other identifiers are named by their number: `gs1_3103`.
    """
    elements = _ELEMENT.findall(text) if len(text) <= _MAX_CHARACTERS else []
    if not elements or "".join(f"({key}){value}" for key, value in elements) != text:
        return None
    if not all(_holds(key, value) for key, value in elements):
        return None
    return {_NAMES.get(key, f"gs1_{key}"): value for key, value in elements}


def _holds(key: str, value: str) -> bool:
    if key in {"01", "02"} and not is_gtin(value):
        return False
    length = _LENGTHS.get(key)
    return length is None or (len(value) == length and value.isascii() and value.isdigit())
