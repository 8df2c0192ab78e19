"""What others leave on a paper: stamps, lines of fax machines, bar codes."""

from __future__ import annotations

from docintel.training.synthesis.trade.desk import Desk


def write_marks(desk: Desk) -> None:
    """Leave some of these marks on the first page, mostly none."""
    if desk.chance(0.05):
        _write_stamp(desk)
    if desk.chance(0.02):
        _write_fax_line(desk)
    if desk.chance(0.04):
        _write_bar_code(desk)


def _write_stamp(desk: Desk) -> None:
    """Received, paid, with a day that is none of the paper's own."""
    random, sheet = desk.world.random, desk.pen.sheets[0]
    x = random.uniform(0.15, 0.6) * sheet.width
    y = random.uniform(0.05, 0.9) * sheet.height
    style = desk.manner.style(random.uniform(1.2, 2.2), bold=True)
    sheet.write(x, y, desk.say("stamp"), style)
    if desk.chance(0.7):
        sheet.write(x, y + 60, desk.world.print_day(desk.world.day()), desk.manner.style(1.2))


def _write_fax_line(desk: Desk) -> None:
    """The line that a fax machine prints above the page, with its own day and number."""
    world, sheet = desk.world, desk.pen.sheets[0]
    moment = f"{world.print_day(desk.deal.days.issue)} {world.print_time(world.time())}"
    text = f"{moment}    FAX {world.phone()}    P.1/{len(desk.pen.sheets)}"
    sheet.write(60, 40, text, desk.manner.style(0.75))


def _write_bar_code(desk: Desk) -> None:
    """Figures below a bar code at the top or the foot of the page."""
    random, sheet = desk.world.random, desk.pen.sheets[0]
    figures = str(random.randint(10**9, 10**20))
    text = random.choice((figures, f"*{figures}*", " ".join(figures)))
    y = 60 if desk.chance(0.5) else sheet.height - 15
    sheet.write(random.uniform(0.05, 0.4) * sheet.width, y, text, desk.manner.style(0.8))
