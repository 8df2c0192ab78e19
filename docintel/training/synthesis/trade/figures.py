"""Print rates and quantities with the decimal mark of the paper's amounts."""

from __future__ import annotations

from decimal import Decimal

from docintel.training.synthesis.trade.desk import Desk

_SAMPLE = Decimal("1.50")


def decimals(desk: Desk, number: str) -> str:
    """The number, whose mark is a point, with the mark of this paper."""
    return number.replace(".", ",") if "," in desk.world.print_money(_SAMPLE) else number


def unit_price(desk: Desk, amount: Decimal, with_currency: bool = False) -> str:
    """The price as money, or with four decimals if it has more than two."""
    if amount != round(amount, 2):
        return decimals(desk, f"{amount:.4f}")
    return desk.world.print_price(amount) if with_currency else desk.world.print_money(amount)


def tax_name(desk: Desk) -> str:
    """What the tax on sales is called in this country."""
    if desk.world.language != "en":
        return desk.say("tax_name")
    return desk.say(_ENGLISH_TAXES.get(desk.world.country, "vat"))


_ENGLISH_TAXES = {
    "US": "sales_tax",
    **dict.fromkeys(("AU", "NZ", "IN", "SG", "MY", "CA"), "gst"),
}


def percent(desk: Desk, rate: Decimal, bare: bool = False) -> str:
    """A rate as this paper prints rates, always with as many decimals."""
    look = desk.rate_look
    whole = f"{rate.normalize():f}"
    number = whole if "." in whole or not look.decimals else f"{rate:.{look.decimals}f}"
    return decimals(desk, number) + ("" if bare else look.sign)
