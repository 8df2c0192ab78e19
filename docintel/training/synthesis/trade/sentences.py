"""Sentences with values in them: please pay by then, to this account, for that order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from docintel.training.synthesis.blocks.wrap import Text, pieces_of
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import percent, tax_name
from docintel.training.synthesis.trade.meta import period

_SLOT = re.compile(r"\{(\w+)\}")


def sentence(desk: Desk, key: str) -> list[Piece]:
    """One of the phrases of that key, its slots filled with values of the deal."""
    pattern = desk.say_anew(key)
    pieces, end = [], 0
    for slot in _SLOT.finditer(pattern):
        pieces += [Piece(pattern[end : slot.start()]), *pieces_of(_SLOTS[slot.group(1)](desk))]
        end = slot.end()
    return [*pieces, Piece(pattern[end:])]


def _due_amount(desk: Desk) -> Piece:
    """What is due is the gross total said again, unless some of it is settled elsewhere."""
    sums = desk.deal.sums
    name = "amount_due" if sums.is_settled_later else "gross_total"
    return desk.price(name, sums.due, with_currency=True)


def _discounted(desk: Desk) -> Piece:
    """What is to be paid by those who pay early."""
    amount = desk.deal.sums.due * Decimal("0.98")
    return Piece(desk.world.print_price(amount.quantize(Decimal("0.01"), ROUND_HALF_UP)))


def _early(desk: Desk) -> Piece:
    return Piece(desk.world.print_day(desk.deal.days.issue + timedelta(days=10)))


def _account(desk: Desk) -> Text:
    """The seller's IBAN, or where it has none the number of its account."""
    seller = desk.deal.seller
    if not seller.iban:
        return desk.facts.code("bank_account", seller.account)
    number = desk.facts.code("iban", seller.iban)
    return [Piece("IBAN "), number] if desk.chance(0.7) else number


_SLOTS: Mapping[str, Callable[[Desk], Text]] = {
    "number": Desk.number,
    "order": lambda desk: desk.facts.code("po_number", desk.deal.numbers.order),
    "order_date": lambda desk: desk.facts.day("order_date", desk.deal.days.order),
    "delivery_date": lambda desk: desk.facts.day(desk.naming.delivery_day, desk.deal.days.delivery),
    "note": lambda desk: desk.facts.code("delivery_note_number", desk.deal.numbers.delivery_note),
    "customer": lambda desk: desk.facts.code("buyer_customer_number", desk.deal.numbers.customer),
    "due_date": lambda desk: desk.facts.day("due_date", desk.deal.days.due),
    "amount_due": _due_amount,
    "discounted": _discounted,
    "early": _early,
    "period": period,
    "account": _account,
    "bic": lambda desk: desk.facts.code("bic", desk.deal.seller.bic),
    "bank": lambda desk: desk.facts.text("bank_name", desk.deal.seller.bank),
    "payee": lambda desk: desk.facts.text("supplier_remit_to_name", desk.deal.seller.name),
    "seller": lambda desk: Piece(desk.deal.seller.name),
    "goods": lambda desk: Piece(desk.world.goods()),
    "phone": lambda desk: desk.facts.text(desk.sender.field("phone"), desk.sender.firm.phone),
    "mail": lambda desk: desk.facts.text(desk.sender.field("email"), desk.sender.firm.email),
    "net": lambda desk: desk.price("net_total", desk.deal.sums.net, with_currency=True),
    "tax_sum": lambda desk: desk.price("tax_total", desk.deal.sums.tax, with_currency=True),
    "gross": lambda desk: desk.price("gross_total", desk.deal.sums.gross, with_currency=True),
    "rate": lambda desk: percent(desk, desk.deal.sums.taxes[-1].rate),
    "tax": tax_name,
    "contact": lambda desk: Piece(desk.sender.firm.contact),
}
