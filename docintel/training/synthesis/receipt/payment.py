"""How a receipt was paid: cash and change, a card and its slip."""

from __future__ import annotations

from decimal import Decimal

from docintel.training.synthesis.receipt.sale import ZERO
from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece

_NOTES = (1, 5, 10, 20, 50, 100, 1000)


def write_payment(till: Till) -> None:
    """Write the rows, or none."""
    manner = till.world.random.choice(["cash", "cash", "cash", "card", "slip", "none"])
    if manner == "none":
        return
    if till.chance(0.25):
        till.roll.rule(till.mark)
    if manner == "cash":
        _write_cash(till)
    else:
        _write_card(till, with_slip=manner == "slip")


def _write_cash(till: Till) -> None:
    paid = _tendered(till)
    label = till.label("cash_tendered") if till.chance(0.3) else till.say("cash")
    till.roll.pair(label, _with_sign(till, till.money("cash_tendered", paid)))
    change = paid - till.sale.total
    if change or till.chance(0.7):
        label = till.label("change") if till.chance(0.3) else till.say("change")
        till.roll.pair(label, _with_sign(till, till.money("change", change + ZERO)))


def _write_card(till: Till, with_slip: bool) -> None:
    paid = till.money("cash_tendered", till.sale.total)
    till.roll.pair(till.say("card"), _with_sign(till, paid))
    if till.chance(0.2):
        till.roll.pair(till.say("change"), till.money("change", Decimal("0.00")))
    if not with_slip:
        return
    till.roll.gap(0.6)
    lines = till.some("slip", till.world.random.randrange(1, 6))
    for line in lines:
        till.roll.line(line)
    if till.chance(0.4):
        again = Piece(till.plain(till.sale.total), "total")
        till.roll.pair(till.say("total_word"), _with_sign(till, again))


def _with_sign(till: Till, amount: Piece) -> list[Piece]:
    sign = till.world.printing.currency_sign
    return [Piece(f"{sign} "), amount] if sign and till.chance(0.12) else [amount]


def _tendered(till: Till) -> Decimal:
    """What a customer hands over: the sum itself, or notes that cover it."""
    total = till.sale.total
    if till.chance(0.35):
        return total
    note = till.world.random.choice(_NOTES)
    return ((total / note).to_integral_value("ROUND_CEILING") * note + Decimal("0.00")).quantize(
        Decimal("0.01")
    )
