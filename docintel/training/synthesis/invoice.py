"""Make invoices and credit notes."""

from __future__ import annotations

from docintel.training.synthesis.blocks.pairs import Pair
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.trade import body
from docintel.training.synthesis.trade.address_blocks import Heads
from docintel.training.synthesis.trade.desk import Desk, Naming
from docintel.training.synthesis.trade.desks import desk_for
from docintel.training.synthesis.trade.finish import finish
from docintel.training.synthesis.trade.footer import write_footers
from docintel.training.synthesis.trade.look import Look, draw_look
from docintel.training.synthesis.trade.marks import write_marks
from docintel.training.synthesis.trade.meta import Choice, arrange, choose, incoterms
from docintel.training.synthesis.trade.opening import write_opening
from docintel.training.synthesis.trade.payment import terms, write_payment
from docintel.training.synthesis.trade.striking import strike_invoiced
from docintel.training.synthesis.trade.stub import write_stub
from docintel.training.synthesis.world import World


def make(world: World) -> Draft:
    """One invoice of one to four pages."""
    look = draw_look(world.random, world.language)
    deal = strike_invoiced(world)
    titles = "title_credit" if deal.is_credit else "title_invoice"
    naming = Naming(
        "invoice",
        "invoice_number",
        "invoice_date",
        titles,
        ship_to="buyer_ship_to",
        discount="discount_total",
    )
    desk = desk_for(world, naming, deal, look, seller_writes=True)
    write_opening(desk, look, _pairs(desk, look), Heads())
    body.write_introduction(desk, "intro", "reference_note")
    body.write_items(desk, look.items)
    body.write_sums(desk, look.totals, lambda it: write_payment(it, "rows_only"))
    desk.pen.down(world.random.uniform(0.5, 2.0))
    write_payment(desk, look.payment)
    if desk.chance(0.06):
        write_stub(desk)
    if desk.chance(0.03):
        body.write_conditions(desk)
    write_footers(desk, look.footer, desk.chance(0.5))
    write_marks(desk)
    return finish(desk, look.template)


def _pairs(desk: Desk, look: Look) -> list[Pair]:
    facts, days, numbers = desk.facts, desk.deal.days, desk.deal.numbers
    seller, buyer = desk.deal.seller, desk.deal.buyer
    choices = (
        Choice(0.45, "due_date", facts.day, days.due),
        Choice(0.35, "po_number", facts.code, numbers.order),
        Choice(0.12, "order_date", facts.day, days.order),
        Choice(0.3, "delivery_date", facts.day, days.delivery),
        Choice(0.12, "delivery_note_number", facts.code, numbers.delivery_note),
        Choice(0.06, "contract_number", facts.code, numbers.contract),
        Choice(0.42, "buyer_customer_number", facts.code, numbers.customer),
        Choice(0.12, "buyer_tax_id", facts.code, buyer.tax_id),
        Choice(0.08, "supplier_tax_id", facts.code, seller.tax_id),
        Choice(0.1, "currency", facts.text, desk.world.currency),
        Choice(0.18, "payment_terms", facts.text, terms(desk)),
        Choice(0.15, "buyer_reference", facts.code, numbers.quote),
        Choice(0.02, "mandate_id", facts.code, numbers.payment_reference),
        Choice(0.06, "payment_reference", facts.code, numbers.payment_reference),
    )
    stated = [*choose(desk, choices), *incoterms(desk, 0.06)]
    if desk.chance(0.07):
        stated.append(_amount(desk))
    return arrange(desk, look, stated)


def _amount(desk: Desk) -> Pair:
    """What is to be paid, at the head of the paper."""
    sums = desk.deal.sums
    name = "amount_due" if sums.is_settled_later else "gross_total"
    label = desk.label(name if desk.chance(0.5) else "amount_due")
    return label, desk.price(name, sums.due, with_currency=True)
