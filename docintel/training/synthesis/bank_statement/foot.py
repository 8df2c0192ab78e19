"""The end of a statement: small print, what else banks tell, and the numbers of the pages."""

from __future__ import annotations

from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pairs import Pair, write_pairs
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.slots import round_amount
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World


def write_foot(world: World, facts: Facts, pen: Pen, bank: Person) -> None:
    random, small = world.random, pen.manner.style(0.75)
    pen.down()
    if random.random() < 0.25:
        _write_extra(world, facts, pen)
    for sentence in WORDING.some(world, "footer", random.randint(0, 3)):
        pen.need(2)
        pen.paragraph(sentence, small)
    if random.random() < 0.2:
        _write_imprint(facts, pen, bank)
    if random.random() < 0.6:
        pattern, y = WORDING.pick(world, "page"), random.choice((80.0, 2260.0))
        for at, sheet in enumerate(pen.sheets, start=1):
            sheet.write(pen.right, y, pattern.format(n=at, of=len(pen.sheets)), small, "right")


def _write_extra(world: World, facts: Facts, pen: Pen) -> None:
    """Fees, interest, and amounts that are neither."""
    pen.need(7)
    pen.line(WORDING.pick(world, "extra_title"), pen.manner.style(1.1, True))
    pairs: list[Pair] = []
    for name in ("fees", "interest"):
        if world.random.random() < 0.6:
            amount = facts.money(name, round_amount(world) / 10)
            pairs.append((WORDING.pick(world, name), amount))
    for label in WORDING.some(world, "decoys", 2):
        pairs.append((label, world.print_money(round_amount(world))))
    write_pairs(pen, pairs, world.random.choice(("inline", "columns", "far")), pen.left, 1000.0)
    pen.down()


def _write_imprint(facts: Facts, pen: Pen, bank: Person) -> None:
    """The bank once more, at the foot of the first page."""
    line = [facts.again("bank_name", bank.name), Piece(" \u00b7 ")]
    for at, part in enumerate(facts.lines("bank_address", bank.address)):
        line += [Piece(" \u00b7 ", part.label), part] if at else [part]
    pen.sheets[0].write(827, 2300, line, pen.manner.style(0.65), "center")
