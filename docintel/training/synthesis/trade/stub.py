"""A payment slip to cut off at the foot of an invoice: what is to be paid, said once more."""

from __future__ import annotations

from docintel.training.synthesis.blocks.pairs import Pair, write_pairs, write_strip
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk


def write_stub(desk: Desk) -> None:
    """Write the slip below everything else, or on a page of its own."""
    pen = desk.pen
    pen.need(13)
    pen.y = max(pen.y, pen.bottom - 13 * desk.manner.leading)
    if desk.chance(0.5):
        pen.line("- " * 60, desk.manner.style(0.8))
    else:
        pen.rule()
        pen.down(0.5)
    pen.line(desk.manner.label(desk.say("stub"), colon=False), desk.manner.style(0.9))
    pairs = _pairs(desk)
    if desk.chance(0.4):
        write_strip(pen, pairs, pen.left, pen.right)
        return
    start, middle = pen.y, (pen.left + pen.right) / 2
    write_pairs(pen, pairs, "columns", middle, pen.right)
    end, pen.y = pen.y, start
    lines = [*parties.name_lines(desk, desk.sender), *parties.address_lines(desk, desk.sender)]
    desk.column(pen.left, middle - 30, lines)
    pen.y = max(end, pen.y)


def _pairs(desk: Desk) -> list[Pair]:
    deal, facts = desk.deal, desk.facts
    due = "amount_due" if deal.sums.is_settled_later else "gross_total"
    pairs: list[Pair] = [(desk.label(desk.naming.number), desk.number())]
    if desk.chance(0.5):
        number = facts.code("buyer_customer_number", deal.numbers.customer)
        pairs.append((desk.label("buyer_customer_number"), number))
    if desk.chance(0.6):
        pairs.append((desk.label("due_date"), facts.day("due_date", deal.days.due)))
    amount = desk.price(due, deal.sums.due, with_currency=desk.chance(0.6))
    pairs.append((desk.label("amount_due"), amount))
    if deal.seller.iban and desk.chance(0.5):
        pairs.append(("IBAN", facts.code("iban", deal.seller.iban)))
    return pairs
