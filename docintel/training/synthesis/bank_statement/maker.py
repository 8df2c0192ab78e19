"""Put a bank statement together."""

from __future__ import annotations

from docintel.training.synthesis.bank_statement.amounts import draw_signs, signed_printer
from docintel.training.synthesis.bank_statement.banks import draw_bank
from docintel.training.synthesis.bank_statement.columns import Columns, draw_table_style
from docintel.training.synthesis.bank_statement.foot import write_foot
from docintel.training.synthesis.bank_statement.head import Head, draw_head_style
from docintel.training.synthesis.bank_statement.ledger import Ledger, draw_ledger
from docintel.training.synthesis.bank_statement.summary import Summary
from docintel.training.synthesis.bank_statement.table import BookingTable, write_sections
from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import RULES, Grid
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.world import World

#: Where the two balances stand: in a summary, as rows of the table, below the table, or twice.
_BALANCES = ("summary", "rows", "rows", "both", "below")


def make(world: World) -> Draft:
    random = world.random
    facts, ledger, manner = Facts(world), draw_ledger(world), draw_manner(random, 7.5, 10.5)
    pen = Pen(manner, left=random.choice((100, 150, 190)), top=random.choice((110, 150, 220)))
    head_style, style = draw_head_style(world), draw_table_style(world, random.choice(RULES))
    bank = draw_bank(world)
    holder = world.person() if random.random() < 0.6 else world.firm()
    Head(world, facts, head_style, pen, ledger, bank, holder).write()
    balances = random.choice(("summary", "below") if style.in_sections else _BALANCES)
    print_signed = signed_printer(world, draw_signs(world), style.with_currency)
    summary = Summary(world, facts, pen, ledger, print_signed)
    if balances in {"summary", "both"}:
        summary.write()
    columns = Columns(world, style, ledger, print_signed, pen)
    grid = Grid(columns.all(), pen.left, pen.right, style.rules)
    rows = _write_bookings(
        BookingTable(world, style, print_signed, pen, columns, grid), facts, ledger, balances
    )
    if balances == "below":
        pen.need(8)
        pen.down()
        summary.write()
    write_foot(world, facts, pen, bank)
    choices = ("bank_statement", head_style.bank, head_style.holder, head_style.info, balances)
    template = "-".join((*choices, style.name))
    return Draft(
        "bank_statement", template, bank.name, tuple(pen.sheets), facts.fields, tuple(rows)
    )


def _write_bookings(
    table: BookingTable, facts: Facts, ledger: Ledger, balances: str
) -> list[dict[str, str]]:
    if table.style.in_sections:
        return write_sections(table, ledger)
    world, pen = table.world, table.pen
    table.begin(ledger)
    first = ("opening", "opening_balance", ledger.opening, ledger.start)
    last = ("closing", "closing_balance", ledger.closing, ledger.end)
    if table.style.newest_first:
        first, last = last, first
    has_rows = balances in {"rows", "both"}
    if has_rows:
        table.balance_row(facts, *first)
    rows = table.write(ledger)
    if has_rows:
        table.balance_row(facts, *last)
    elif world.random.random() < 0.3:
        pen.line(WORDING.pick(world, "decoys"), pen.manner.style(0.8))
    return rows
