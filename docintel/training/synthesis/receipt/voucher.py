"""A receipt written by hand into a form: received from, the sum of, being payment of."""

from __future__ import annotations

from docintel.training.synthesis.receipt.head import write_head
from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece


def write_voucher(till: Till) -> list[dict[str, str]]:
    """Write the whole form; it has no items."""
    roll = till.roll
    if till.chance(0.8):
        write_head(till)
    roll.gap(1)
    roll.line(till.say("title"), scale=1.4, bold=True)
    roll.gap(0.7)
    _write_number_and_day(till)
    for key in ("received", "sum_of", "being"):
        roll.gap(till.world.random.uniform(0.1, 0.8))
        _write_blank(till, till.say(key), _filled(till, key))
    roll.gap(1)
    _write_amount(till)
    roll.gap(2)
    if till.chance(0.8):
        roll.row((1.0, "right", till.say("signature")))
    return []


def _write_number_and_day(till: Till) -> None:
    number = [
        Piece(f"{till.label('receipt_number')} "),
        till.facts.code("receipt_number", till.world.number()),
    ]
    day = [Piece(f"{till.label('date')} "), till.facts.day("date", till.day)]
    if till.roll.fits([*number, *day], 0.9):
        till.roll.row((0.0, "left", number), (1.0, "right", day))
    else:
        till.roll.left_line(number)
        till.roll.left_line(day)


def _write_blank(till: Till, label: str, value: str) -> None:
    for at, line in enumerate(till.roll.wrapped(f"{label} {value}", 0.98)):
        till.roll.row((0.0 if at == 0 else 0.05, "left", line))


def _filled(till: Till, key: str) -> str:
    if key == "received":
        return till.world.person().name if till.chance(0.6) else till.world.firm().name
    if key == "sum_of":
        return " ".join(till.some("words", till.world.random.randrange(2, 6)))
    return till.world.goods()


def _write_amount(till: Till) -> None:
    amount = till.money("total", till.sale.total)
    sign = till.world.printing.currency_sign
    front = [Piece(sign, "currency"), Piece(" ")] if sign else []
    if sign:
        till.facts.fields["currency"] = till.world.currency
    label = [Piece(till.label("total") + " ")] if till.chance(0.5) else []
    till.roll.row((0.0, "left", [*label, *front, amount]), scale=1.2)
