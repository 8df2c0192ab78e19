"""When and how to pay: terms, bank details, thanks and the small print below the sums."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from docintel.training.synthesis.blocks.pairs import Pair, write_pairs
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.desk import Desk

_SLOT = re.compile(r"\{(\w+)\}")


def write_payment(desk: Desk, kind: str, number: str) -> None:
    """Write what is to be said about payment; `number` names the field of the paper's number."""
    desk.pen.down(desk.world.random.uniform(0.5, 2.0))
    for part in _KINDS[kind]:
        part(desk, number)
        desk.pen.down(desk.world.random.choice((0.0, 0.3, 0.8)))


def _terms(desk: Desk, number: str) -> None:
    """How many days there are to pay, without saying which day that is."""
    if desk.knows("payment_terms"):
        return
    text = desk.say("terms").format(days=desk.deal.term_days or 14)
    term = desk.facts.text("payment_terms", text)
    if desk.chance(0.6):
        label = desk.manner.label(desk.label("payment_terms"))
        desk.pen.paragraph([Piece(label + " "), term])
    else:
        desk.pen.paragraph(term)


def _day(desk: Desk, number: str) -> None:
    """A sentence that names the day."""
    _sentence(desk, desk.say_anew("pay_by"), number)


def _account(desk: Desk, number: str) -> None:
    """A sentence that names the account."""
    _sentence(desk, desk.say_anew("pay_to"), number)


def _sentence(desk: Desk, pattern: str, number: str) -> None:
    pieces, end = [], 0
    for slot in _SLOT.finditer(pattern):
        pieces += [Piece(pattern[end : slot.start()]), _SLOTS[slot.group(1)](desk, number)]
        end = slot.end()
    desk.pen.paragraph([*pieces, Piece(pattern[end:])], desk.manner.style(bold=desk.chance(0.15)))


def _early(desk: Desk, number: str) -> Piece:
    return Piece(desk.world.print_day(desk.deal.days.issue + timedelta(days=10)))


def _due_amount(desk: Desk, number: str) -> Piece:
    """What is due is the gross total said again, unless some of it was paid."""
    sums = desk.deal.sums
    printed = desk.world.print_price(sums.due)
    return desk.facts.money("amount_due" if sums.paid else "gross_total", sums.due, printed)


_SLOTS: Mapping[str, Callable[[Desk, str], Piece]] = {
    "due_date": lambda desk, _: desk.facts.day("due_date", desk.deal.days.due),
    "early": _early,
    "amount_due": _due_amount,
    "iban": lambda desk, _: desk.facts.code("iban", desk.deal.seller.iban),
    "bic": lambda desk, _: desk.facts.code("bic", desk.deal.seller.bic),
    "bank": lambda desk, _: Piece(desk.deal.seller.bank),
    "invoice_number": lambda desk, number: desk.facts.code(number, desk.deal.numbers.own),
    "supplier_name": lambda desk, _: Piece(desk.deal.seller.name),
}


def _bank_rows(desk: Desk, number: str) -> None:
    """The account as labelled rows, perhaps below a head."""
    pen, random = desk.pen, desk.world.random
    pen.need(6)
    if desk.chance(0.5):
        pen.line(desk.manner.label(desk.say("section_payment")), desk.manner.style(bold=True))
    rows = bank_pairs(desk)
    half = pen.left + random.uniform(0.35, 0.6) * (pen.right - pen.left)
    way = random.choice(("inline", "columns", "columns", "far"))
    write_pairs(pen, rows, way, pen.left, half)


def bank_pairs(desk: Desk) -> list[Pair]:
    """Label and value of the account and the bank that keeps it."""
    seller = desk.deal.seller
    rows: list[Pair] = [("IBAN", desk.facts.code("iban", seller.iban))]
    if desk.chance(0.75):
        rows.append((desk.label("bic"), desk.facts.code("bic", seller.bic)))
    bank: Pair = (desk.say("bank_key"), seller.bank)
    if desk.chance(0.7):
        rows.insert(0 if desk.chance(0.6) else len(rows), bank)
    if desk.chance(0.25):
        rows.insert(0, (desk.say("holder_key"), seller.name))
    if desk.chance(0.15):
        rows.insert(1, (desk.say("account_key"), str(desk.world.random.randint(10**6, 10**9))))
    if desk.chance(0.15):
        reference = desk.facts.code("payment_reference", desk.deal.numbers.payment_reference)
        rows.append((desk.label("payment_reference"), reference))
    return rows


def _tax_free(desk: Desk, number: str) -> None:
    if not desk.deal.sums.tax:
        desk.pen.paragraph(desk.say("tax_free"))


def _thanks(desk: Desk, number: str) -> None:
    desk.pen.paragraph(desk.say("thanks"))


def _small_print(desk: Desk, number: str) -> None:
    text = " ".join(desk.say_anew(key) for key in ("early_payment", "legal") if desk.chance(0.7))
    for _ in range(desk.world.random.choice((0, 0, 0, 1, 2, 4))):
        text += " " + desk.world.sentence()
    if text:
        desk.pen.paragraph(text, desk.manner.style(desk.world.random.choice((0.75, 0.9, 1.0))))


def _notes(desk: Desk, number: str) -> None:
    pen = desk.pen
    pen.need(3)
    pen.line(desk.manner.label(desk.say("section_notes")), desk.manner.style(bold=desk.chance(0.6)))
    pen.paragraph(desk.world.sentence())


Part = Callable[[Desk, str], None]
_KINDS: Mapping[str, tuple[Part, ...]] = {
    "terms": (_tax_free, _terms, _thanks),
    "day": (_tax_free, _day, _small_print),
    "sentence": (_tax_free, _terms, _account, _thanks),
    "rows": (_tax_free, _terms, _bank_rows),
    "day_and_rows": (_day, _tax_free, _bank_rows, _small_print),
    "notes": (_notes, _terms),
    "small_print": (_tax_free, _small_print),
    "rows_only": (_bank_rows, _tax_free, _thanks),
    "nothing": (_tax_free,),
}
