"""When and how to pay: terms, bank details, thanks and the small print below the sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from docintel.training.synthesis.blocks.grid import Column, Grid
from docintel.training.synthesis.blocks.pairs import WAYS, Pair, write_pairs
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.sentences import sentence
from docintel.training.synthesis.trade.wording import heads_of


def write_payment(desk: Desk, kind: str) -> None:
    """Write what is to be said about payment, and go below it."""
    for part in _KINDS[kind]:
        desk.pen.need(3)
        part(desk)
        desk.pen.down(desk.world.random.choice((0.0, 0.3, 0.8)))


def _terms(desk: Desk) -> None:
    """How many days there are to pay, without saying which day that is."""
    if desk.knows("payment_terms"):
        return
    term = desk.facts.text("payment_terms", terms(desk))
    if desk.chance(0.6):
        label = desk.manner.label(desk.label("payment_terms"))
        desk.pen.paragraph([Piece(label + " "), term])
    else:
        desk.pen.paragraph(term)


def terms(desk: Desk) -> str:
    """The terms of payment in words."""
    return desk.say("terms").format(days=desk.deal.term_days or 14)


def _day(desk: Desk) -> None:
    """A sentence that names the day."""
    bold = desk.manner.style(bold=desk.chance(0.2))
    desk.pen.paragraph(sentence(desk, "pay_by"), bold)


def _account(desk: Desk) -> None:
    """A sentence that names the account."""
    desk.pen.paragraph(sentence(desk, "pay_to"))


def _bank_rows(desk: Desk) -> None:
    """The account as labelled rows, perhaps below a head."""
    pen, random = desk.pen, desk.world.random
    pen.need(6)
    if desk.chance(0.5):
        pen.line(desk.manner.label(desk.say("section_payment")), desk.manner.style(bold=True))
    half = pen.left + random.uniform(0.35, 0.6) * (pen.right - pen.left)
    way = random.choice(WAYS)
    is_narrow = half - pen.left < 55 * desk.manner.size
    write_pairs(pen, bank_pairs(desk), "inline" if is_narrow else way, pen.left, half)


def bank_pairs(desk: Desk) -> list[Pair]:
    """Label and value of the account and the bank that keeps it."""
    seller, facts = desk.deal.seller, desk.facts
    rows = _account_rows(desk)
    if desk.chance(0.75):
        rows.append((desk.label("bic"), facts.code("bic", seller.bic)))
    if desk.chance(0.7):
        bank: Pair = (desk.say("bank_key"), facts.text("bank_name", seller.bank))
        rows.insert(0 if desk.chance(0.6) else len(rows), bank)
    if desk.chance(0.25):
        rows.insert(0, (desk.say("holder_key"), seller.name))
    for likely, name in ((0.12, "payment_reference"), (0.03, "mandate_id")):
        if desk.chance(likely):
            rows.append((desk.label(name), facts.code(name, desk.deal.numbers.payment_reference)))
    return rows


def _account_rows(desk: Desk) -> list[Pair]:
    """The IBAN, or the number of the account with the code of its bank; now and then all three."""
    seller, facts = desk.deal.seller, desk.facts
    rows: list[Pair] = [("IBAN", facts.code("iban", seller.iban))] if seller.iban else []
    if not rows or desk.chance(0.1):
        account: Pair = (desk.say("account_key"), facts.code("bank_account", seller.account))
        rows.append(account)
        if desk.chance(0.6):
            place = len(rows) - (1 if desk.chance(0.5) else 0)
            code = facts.code("routing_code", seller.routing)
            rows.insert(place, (desk.say("routing_key"), code))
    return rows


def _terms_table(desk: Desk) -> None:
    """Terms and day of payment as a row of a table."""
    pen = desk.pen
    pen.need(4)
    names = heads_of(desk.world, "terms_heads")
    columns = [Column("terms", names[0], 2.4), Column("day", names[1], 1.0, "right")]
    if desk.chance(0.5):
        columns.append(Column("amount", names[2], 1.0, "right"))
    grid = Grid(columns, pen.left, pen.right, "head")
    grid.head(pen)
    text = [desk.facts.text("payment_terms", terms(desk))] if desk.chance(0.6) else ""
    day = desk.facts.day("due_date", desk.deal.days.due)
    amount = desk.world.print_money(desk.deal.sums.due)
    grid.row(pen, {"terms": text, "day": day, "amount": amount if desk.chance(0.5) else ""})


def _paid_table(desk: Desk) -> None:
    """What was paid when, as a row of a table; only where something was."""
    if not desk.deal.sums.paid:
        return
    pen = desk.pen
    pen.need(3)
    names = heads_of(desk.world, "paid_heads")
    aligned = zip(("how", "day", "amount"), names, ("left", "left", "right"), strict=True)
    grid = Grid(
        [
            Column(key, name, 1.0, "right" if align == "right" else "left")
            for key, name, align in aligned
        ],
        pen.left,
        pen.left + 0.5 * (pen.right - pen.left),
        "rows",
    )
    grid.head(pen)
    day = desk.deal.days.issue - timedelta(days=desk.world.random.randint(0, 20))
    paid = desk.world.print_money(desk.deal.sums.paid)
    grid.row(pen, {"how": desk.say("paid_by"), "day": desk.world.print_day(day), "amount": paid})


def _cash_discount(desk: Desk) -> None:
    desk.pen.paragraph(sentence(desk, "cash_discount"))


def _tax_free(desk: Desk) -> None:
    if not desk.deal.sums.tax:
        desk.pen.paragraph(desk.say("tax_free"))


def _thanks(desk: Desk) -> None:
    desk.pen.paragraph(desk.say("thanks"))
    if desk.chance(0.3):
        desk.pen.down(desk.world.random.uniform(1, 3))
        desk.pen.line(desk.sender.firm.manager)


def _small_print(desk: Desk) -> None:
    texts = [desk.say_anew(key) for key in ("early_payment", "legal") if desk.chance(0.7)]
    count = desk.world.random.choice((0, 0, 0, 1, 2, 4))
    texts += [desk.world.sentence() for _ in range(count)]
    if texts:
        size = desk.world.random.choice((0.75, 0.9, 1.0))
        desk.pen.paragraph(" ".join(texts), desk.manner.style(size))


def _notes(desk: Desk) -> None:
    desk.pen.need(3)
    head = desk.manner.label(desk.say("section_notes"))
    desk.pen.line(head, desk.manner.style(bold=desk.chance(0.6)))
    desk.pen.paragraph(desk.world.sentence())


def _qr_caption(desk: Desk) -> None:
    if desk.chance(0.3):
        desk.pen.line(desk.say("qr_caption"), desk.manner.style(0.8))


_KINDS: Mapping[str, tuple[Callable[[Desk], None], ...]] = {
    "terms": (_tax_free, _terms, _thanks),
    "day": (_tax_free, _day, _small_print),
    "sentence": (_tax_free, _terms, _account, _thanks),
    "rows": (_tax_free, _terms, _bank_rows),
    "day_and_rows": (_day, _tax_free, _bank_rows, _qr_caption, _small_print),
    "notes": (_notes, _terms),
    "small_print": (_tax_free, _small_print),
    "rows_only": (_bank_rows, _tax_free, _thanks),
    "table": (_tax_free, _terms_table, _bank_rows),
    "discount": (_terms, _cash_discount, _account),
    "paid": (_paid_table, _tax_free, _day),
    "nothing": (_tax_free,),
}
