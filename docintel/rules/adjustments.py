"""Charges, discounts and rounding that stand between one total and the next."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations

from docintel.core.document import Document
from docintel.core.money import format_amount as money
from docintel.rules.values import known, spoken

#: What is added to a total, or taken off it; print shows discounts with and without a minus.
_ADDED = ("shipping", "charge_total", "tip", "service_charge", "rounding")
_TAKEN_OFF = ("discount_total", "discount", "withholding_tax")

#: Words of charges and discounts in six languages, at the start of a word.
_MENTIONED = re.compile(
    r"\b(?:discount|allowance|rebate|promo|voucher|coupon|surcharge|shipping|freight|postage"
    r"|carriage|handling|rabatt|nachlass|abschlag|abschläge|zuschlag|zuschläge|skonto|gutschein"
    r"|fracht|versand|porto|pfand|remise|réduction|escompte|rabais|frais|descuento|recargo|portes"
    r"|sconto|spese|korting|toeslag|verzendkosten)"
    r"|(?:rabatt|nachlass|abschlag|zuschlag|fracht|versandkosten|gebühr)\b",
    re.IGNORECASE,
)


def explained(document: Document, difference: Decimal, tolerance: Decimal) -> list[str] | None:
    """Which of the document's charges and discounts make up the difference between two totals.

    Empty when there is no difference, None when nothing that is known explains it.
    """
    parts = known(document, _ADDED)
    parts |= {name: -abs(value) for name, value in known(document, _TAKEN_OFF).items()}
    if _gives_back(document):
        # A credit note gives discounts and charges back too.
        parts = {name: -value for name, value in parts.items()}
    for count in range(len(parts) + 1):
        for chosen in combinations(parts, count):
            if abs(sum((parts[name] for name in chosen), Decimal(0)) - difference) <= tolerance:
                return [f"{spoken(name)} {money(parts[name])}" for name in chosen]
    return None


def directions(document: Document) -> dict[str, int]:
    """The charges and discounts that are known, and whether each is added (1) or taken off (-1)."""
    ways = dict.fromkeys(known(document, _ADDED), 1)
    # Print shows what is taken off with and without a minus.
    ways |= {name: -1 if value >= 0 else 1 for name, value in known(document, _TAKEN_OFF).items()}
    turn = -1 if _gives_back(document) else 1
    return {name: turn * way for name, way in ways.items()}


def may_be_unread(document: Document) -> bool:
    """Whether the text speaks of charges or discounts, not all of which may have been read.

    Then a sum that does not come out is no error of the document, as far as we know.
    """
    return bool(_MENTIONED.search(document.text))


def _gives_back(document: Document) -> bool:
    totals = known(document, ("net_total", "gross_total", "total"))
    return any(total < 0 for total in totals.values())
