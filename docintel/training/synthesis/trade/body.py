"""The middle of a priced paper: what is said before the items, the items, and the sums."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.footer import weak_name
from docintel.training.synthesis.trade.free_items import write_free_items
from docintel.training.synthesis.trade.item_table import write_table
from docintel.training.synthesis.trade.sentences import sentence
from docintel.training.synthesis.trade.tax_table import write_tax_table
from docintel.training.synthesis.trade.totals import Ladder
from docintel.training.synthesis.trade.totals_layout import LEAVES_LEFT, write_rungs
from docintel.training.synthesis.trade.totals_matrix import write_matrix


def write_introduction(desk: Desk, key: str, references: str = "") -> None:
    """References, a salutation and a sentence before the items; each mostly missing."""
    pen, random = desk.pen, desk.world.random
    if references and desk.chance(0.3):
        for _ in range(random.choice((1, 1, 2))):
            pen.paragraph(sentence(desk, references), desk.manner.style(bold=desk.chance(0.15)))
        pen.down(0.5)
    if desk.chance(0.04):
        _write_imprint(desk)
    if desk.chance(0.12):
        pen.line(desk.say("dear"))
        pen.down(0.3)
    if desk.chance(0.28):
        pen.paragraph(desk.say(key))
        pen.down(0.5)


def _write_imprint(desk: Desk) -> None:
    """The sender once more as programs print its legal particulars: marked nowhere in it."""
    firm = desk.sender.firm
    desk.pen.line(desk.manner.label(desk.say("section_notes")), desk.manner.style(bold=True))
    name = weak_name(desk)
    manager = f"{desk.manner.label(desk.say('manager'))} {firm.manager}"
    desk.column(desk.pen.left, desk.pen.right, [name, *firm.person.address, manager])
    desk.pen.down(0.5)


def write_items(desk: Desk, kind: str, has_prices: bool = True) -> None:
    """Write the items as a table or freely, perhaps below a head or from a new page on."""
    pen = desk.pen
    if desk.chance(0.03):
        pen.turn_page()
    if desk.chance(0.1):
        pen.line(desk.manner.label(desk.say("section_items")), desk.manner.style(1.1, bold=True))
        pen.down(0.2)
    if kind == "table":
        write_table(desk, has_prices)
    else:
        write_free_items(desk, kind)


def write_conditions(desk: Desk) -> None:
    """A page of small print behind the paper."""
    pen, random = desk.pen, desk.world.random
    pen.turn_page()
    pen.line(desk.say("conditions"), desk.manner.style(1.2, bold=True), "center")
    for number in range(1, random.randint(5, 14)):
        texts = [desk.world.sentence() for _ in range(random.randint(2, 5))]
        pen.paragraph(f"{number}. {' '.join(texts)}", desk.manner.style(0.75))
        pen.down(0.3)


def write_sums(desk: Desk, kind: str, beside: Callable[[Desk], None] | None = None) -> None:
    """Write the sums, a table of taxes somewhere near them, and what stands beside them."""
    pen, random = desk.pen, desk.world.random
    pen.need(6)
    _to_the_foot(desk)
    pen.down(random.uniform(0.3, 1.5))
    if desk.chance(0.06):
        pen.line(desk.manner.label(desk.say("section_totals")), desk.manner.style(1.1, bold=True))
    if kind == "matrix":
        write_matrix(desk)
        return
    if kind == "sentence":
        pen.paragraph(sentence(desk, "sum_sentence"))
        return
    depth = random.choices(("sums", "gross", "full"), (85, 8, 7))[0]
    rungs = Ladder(desk, depth, desk.chance(0.5)).rungs()
    has_tax_table = desk.chance(0.5 if len(desk.deal.sums.taxes) > 1 else 0.1)
    ladder = partial(write_rungs, desk, rungs, kind)
    if kind in LEAVES_LEFT and has_tax_table and desk.chance(0.5):
        _beside(desk, partial(write_tax_table, desk, 1.0), ladder)
    elif kind in LEAVES_LEFT and beside and desk.chance(0.25):
        _beside(desk, partial(beside, desk), ladder)
    else:
        _below(desk, ladder, has_tax_table)


def _below(desk: Desk, ladder: Callable[[], None], has_tax_table: bool) -> None:
    """The ladder, and the table of taxes before or behind it."""
    is_early = desk.chance(0.5)
    if has_tax_table and is_early:
        _write_taxes_apart(desk)
    ladder()
    if has_tax_table and not is_early:
        desk.pen.down(0.6)
        _write_taxes_apart(desk)


def _write_taxes_apart(desk: Desk) -> None:
    write_tax_table(desk, desk.world.random.choice((0.5, 0.6, 1.0)))
    desk.pen.down(0.8)


def _to_the_foot(desk: Desk) -> None:
    """Some forms have their sums at the foot of the page, however few the items are."""
    pen = desk.pen
    if desk.chance(0.12) and pen.has_room(22):
        pen.y = pen.bottom - desk.world.random.uniform(14, 20) * desk.manner.leading


def _beside(desk: Desk, left: Callable[[], None], right: Callable[[], None]) -> None:
    """Two parts side by side; the left one has less than half of the width."""
    pen = desk.pen
    pen.need(10)
    start, edge, page = pen.y, pen.right, len(pen.sheets)
    pen.right = pen.left + 0.42 * (pen.right - pen.left)
    left()
    end, pen.right = pen.y, edge
    if len(pen.sheets) == page:
        pen.y = start
    right()
    pen.y = max(end, pen.y)
