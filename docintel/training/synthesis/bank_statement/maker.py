"""Put a bank statement together."""

from __future__ import annotations

from docintel.training.synthesis.bank_statement.amounts import draw_signs, signed_printer
from docintel.training.synthesis.bank_statement.banks import draw_bank
from docintel.training.synthesis.bank_statement.head import Head, draw_head_style
from docintel.training.synthesis.bank_statement.ledger import Ledger, draw_ledger
from docintel.training.synthesis.bank_statement.summary import Summary
from docintel.training.synthesis.bank_statement.table import (
    BookingTable,
    draw_table_style,
    table_columns,
)
from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import RULES, Grid
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.world import World

#: Where the two balances stand: in a summary, as rows of the table, below the table, or twice.
_BALANCES = ("summary", "rows", "rows", "both", "summary_below")


def make(world: World) -> Draft:
    random = world.random
    facts, ledger, manner = Facts(world), draw_ledger(world), draw_manner(random, 7.5, 10.5)
    pen = Pen(manner, left=random.choice((100, 150, 190)), top=random.choice((110, 150, 220)))
    head_style, style = draw_head_style(world), draw_table_style(world, random.choice(RULES))
    balances, signs = random.choice(_BALANCES), draw_signs(world)
    bank = draw_bank(world)
    holder = world.person() if random.random() < 0.6 else world.firm()
    Head(world, facts, head_style, pen, ledger, bank, holder).write()
    print_signed = signed_printer(world, signs)
    summary = Summary(world, facts, pen, ledger, print_signed)
    if balances in {"summary", "both"}:
        summary.write()
    grid = Grid(table_columns(world, style), pen.left, pen.right, style.rules)
    table = BookingTable(world, style, print_signed, pen, grid)
    rows = _write_table(table, facts, ledger, balances)
    if balances == "summary_below":
        pen.down()
        pen.need(8)
        summary.write()
    _foot(world, pen)
    choices = (head_style.bank, head_style.holder, head_style.info, head_style.period, balances,
               "split" if style.split else signs, style.balance, style.value_day)  # fmt: skip
    template = "bank_statement-" + "-".join(choices)
    return Draft(
        "bank_statement", template, bank.name, tuple(pen.sheets), facts.fields, tuple(rows)
    )


def _write_table(
    table: BookingTable, facts: Facts, ledger: Ledger, balances: str
) -> list[dict[str, str]]:
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


def _foot(world: World, pen: Pen) -> None:
    """Small print under the table, and at times the number of each page."""
    random, small = world.random, pen.manner.style(0.75)
    pen.down()
    for sentence in WORDING.some(world, "footer", random.randint(0, 3)):
        pen.need(2)
        pen.paragraph(sentence, small)
    if random.random() < 0.6:
        pattern, y = WORDING.pick(world, "page"), random.choice((80.0, 2260.0))
        for at, sheet in enumerate(pen.sheets, start=1):
            sheet.write(pen.right, y, pattern.format(n=at, of=len(pen.sheets)), small, "right")
