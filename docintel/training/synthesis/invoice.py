"""Make invoices and credit notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pairs import Pair
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk, Side
from docintel.training.synthesis.trade.finish import finish
from docintel.training.synthesis.trade.footer import write_footers
from docintel.training.synthesis.trade.item_table import write_table
from docintel.training.synthesis.trade.look import Look, draw_look, draw_pen
from docintel.training.synthesis.trade.meta import decoys
from docintel.training.synthesis.trade.opening import write_opening
from docintel.training.synthesis.trade.payment import write_payment
from docintel.training.synthesis.trade.stamps import write_stamp
from docintel.training.synthesis.trade.striking import strike
from docintel.training.synthesis.trade.tax_table import write_tax_table
from docintel.training.synthesis.trade.titles import Naming
from docintel.training.synthesis.trade.totals import write_totals
from docintel.training.synthesis.world import World


def make(world: World) -> Draft:
    """One invoice of one to three pages."""
    look = draw_look(world.random)
    desk = _desk(world, look)
    naming = Naming(
        "invoice_number", "invoice_date", "title_credit" if desk.deal.is_credit else "title_invoice"
    )
    write_opening(desk, look, naming, _pairs(desk, look))
    _write_body(desk, look)
    write_footers(desk, look.footer, desk.chance(0.5))
    if not desk.knows("supplier_name"):
        _name_somewhere(desk)
    if desk.chance(0.06):
        write_stamp(desk)
    return finish(desk, f"invoice-{look.template}")


def _desk(world: World, look: Look) -> Desk:
    deal = strike(world)
    return Desk(
        world=world,
        type_name="invoice",
        deal=deal,
        sender=Side(deal.seller, "supplier"),
        recipient=Side(deal.buyer, "buyer"),
        pen=draw_pen(world, look),
        facts=Facts(world),
    )


def _write_body(desk: Desk, look: Look) -> None:
    if desk.chance(0.25):
        if desk.chance(0.4):
            desk.pen.line(desk.say("dear"))
        desk.pen.paragraph(desk.say("intro"))
        desk.pen.down(0.5)
    write_table(desk)
    has_tax_table = desk.chance(0.5 if len(desk.deal.sums.taxes) > 1 else 0.12)
    tax_first = desk.chance(0.5)
    if has_tax_table and tax_first:
        write_tax_table(desk, desk.chance(0.5))
    depth = "gross" if desk.chance(0.08) else "full" if desk.chance(0.07) else "sums"
    write_totals(desk, look.totals, depth)
    if has_tax_table and not tax_first:
        write_tax_table(desk, desk.chance(0.5))
    write_payment(desk, look.payment, "invoice_number")


def _name_somewhere(desk: Desk) -> None:
    """No part named the sender: the last line of the first page does."""
    sheet = desk.pen.sheets[0]
    line = [parties.name(desk, desk.sender), Piece(", "), parties.address(desk, desk.sender, ", ")]
    sheet.write(desk.pen.left, sheet.height - 90, line, desk.manner.style(0.75))


def _pairs(desk: Desk, look: Look) -> list[Pair]:
    """Number and day unless the title has them, then some of the rest in any order."""
    facts, deal, random = desk.facts, desk.deal, desk.world.random
    first: list[Pair] = []
    if look.title == "plain" or desk.chance(0.1):
        number = facts.code("invoice_number", deal.numbers.own)
        first.append((desk.label("invoice_number"), number))
    if look.title != "both" or desk.chance(0.1):
        first.append((desk.label("invoice_date"), facts.day("invoice_date", deal.days.issue)))
    rest = [*_further(desk), *decoys(desk)]
    random.shuffle(rest)
    if desk.chance(0.2):
        random.shuffle(first)
    if desk.chance(0.2):
        rest.insert(random.randint(0, len(rest)), first.pop()) if first else None
    return [*first, *rest] if desk.chance(0.8) else [*rest, *first]


def _further(desk: Desk) -> list[Pair]:
    """What an invoice may say about itself beside its number and day."""
    facts, days, numbers = desk.facts, desk.deal.days, desk.deal.numbers
    chosen: list[Pair] = []

    def add(likely: float, name: str, print_it: Callable[..., Piece], *what: Any) -> None:
        if desk.chance(likely):
            chosen.append((desk.label(name), print_it(name, *what)))

    add(0.45, "due_date", facts.day, days.due)
    add(0.35, "po_number", facts.code, numbers.order)
    add(0.12, "order_date", facts.day, days.order)
    add(0.3, "delivery_date", facts.day, days.delivery)
    add(0.12, "delivery_note_number", facts.code, numbers.delivery_note)
    add(0.06, "contract_number", facts.code, numbers.contract)
    add(0.42, "buyer_customer_number", facts.code, numbers.customer)
    add(0.12, "buyer_tax_id", facts.code, desk.deal.buyer.tax_id)
    add(0.08, "supplier_tax_id", facts.code, desk.deal.seller.tax_id)
    add(0.1, "currency", facts.text, desk.world.currency)
    terms = desk.say("terms").format(days=desk.deal.term_days or 14)
    add(0.18, "payment_terms", facts.text, terms)
    add(0.06, "payment_reference", facts.code, numbers.payment_reference)
    return chosen
