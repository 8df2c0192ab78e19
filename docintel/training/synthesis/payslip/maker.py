"""Put a payslip together."""

from __future__ import annotations

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import RULES
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.payslip.head import Head, draw_head_style
from docintel.training.synthesis.payslip.pay import draw_pay
from docintel.training.synthesis.payslip.pay_columns import PayColumns, draw_table_style
from docintel.training.synthesis.payslip.summary import Summary
from docintel.training.synthesis.payslip.tables import PayTables
from docintel.training.synthesis.world import World

_SUMMARIES = ("far", "strip", "columns", "matrix")


def make(world: World) -> Draft:
    random = world.random
    facts, pay, employer = Facts(world), draw_pay(world), world.firm()
    pen = Pen(draw_manner(random, 7.5, 10.5), left=random.choice((100, 140, 180)))
    head_style, style = draw_head_style(world), draw_table_style(world, random.choice(RULES))
    Head(world, facts, head_style, pen, pay, employer, world.person()).write()
    tables = PayTables(world, facts, style, pen, pay, PayColumns(world, style, pay, pen))
    tables.write()
    way = random.choice(_SUMMARIES)
    Summary(world, facts, pen, pay, way).write()
    choices = (head_style.parties, head_style.info, head_style.title, style.shape, way)
    return Draft(
        "payslip",
        "payslip-" + "-".join(choices),
        employer.name,
        tuple(pen.sheets),
        facts.fields,
        tuple(tables.rows),
    )
