"""Papers of lists and tables: menus, price lists, timetables, tables, CVs, shopping lists."""

from __future__ import annotations

from decimal import Decimal

from docintel.training.synthesis.blocks.grid import RULES, Column, Grid
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.other.wording import WORDING
from docintel.training.synthesis.world import World


def write_menu(world: World, pen: Pen) -> str:
    random = world.random
    align = random.choice(("center", "left", "far"))
    pen.line(world.firm().name, pen.manner.style(1.8, True), "center")
    pen.line(WORDING.pick(world, "menu"), pen.manner.style(1.4), "center")
    pen.down(1)
    for course in WORDING.some(world, "courses", random.randint(2, 5)):
        pen.line(course, pen.manner.style(1.2, True), "center" if align == "center" else "left")
        for dish in WORDING.some(world, "dishes", random.randint(2, 5)):
            price = world.print_price(_price(world, 30))
            if align == "far":
                pen.at(pen.right, price, align="right")
                pen.line(dish)
            else:
                pen.line(
                    f"{dish} {random.choice(('', '. . . ', '- '))}{price}",
                    align="center" if align == "center" else "left",
                )
        pen.down(0.8)
    return align


def write_price_list(world: World, pen: Pen) -> str:
    random = world.random
    pen.line(WORDING.pick(world, "price_list"), pen.manner.style(1.6, True))
    pen.line(world.firm().name)
    pen.down(1)
    rules = random.choice(RULES)
    columns = [
        Column("name", WORDING.all(world, "heads")[0], 4),
        Column("unit", WORDING.all(world, "heads")[-1], 1),
        Column("price", "", 1.3, "right"),
    ]
    grid = Grid(columns, pen.left, pen.right, rules)
    if random.random() < 0.6:
        grid.head(pen)
    for _ in range(random.randint(5, 30)):
        if pen.has_room(3):
            price = world.print_price(_price(world, 300))
            grid.row(
                pen, {"name": world.goods(), "unit": str(random.randint(1, 12)), "price": price}
            )
    return rules


def write_timetable(world: World, pen: Pen) -> str:
    random = world.random
    pen.line(WORDING.pick(world, "timetable"), pen.manner.style(1.6, True))
    pen.down(1)
    rules = random.choice(RULES)
    days = WORDING.all(world, "days")[: random.randint(3, 6)]
    columns = [Column("line", "", 2), *(Column(day, day, 1.2) for day in days)]
    grid = Grid(columns, pen.left, pen.right, rules)
    grid.head(pen)
    names = [world.person().address[0].split(",")[0] for _ in range(random.randint(4, 20))]
    for name in names:
        times = {day: f"{random.randint(5, 23)}:{random.randint(0, 59):02}" for day in days}
        if pen.has_room(3):
            grid.row(pen, {"line": name, **times})
    return rules


def write_table(world: World, pen: Pen) -> str:
    random = world.random
    pen.line(WORDING.pick(world, "table"), pen.manner.style(1.4, True))
    pen.down(1)
    rules = random.choice(RULES)
    heads = WORDING.some(world, "heads", random.randint(3, 6))
    columns = [
        Column(h, h, 1.5 if at == 0 else 1, "left" if at == 0 else "right")
        for at, h in enumerate(heads)
    ]
    grid = Grid(columns, pen.left, pen.right, rules)
    grid.head(pen)
    for _ in range(random.randint(6, 35)):
        if not pen.has_room(3):
            break
        cells = {head: world.print_money(_price(world, 900)) for head in heads[1:]}
        grid.row(pen, {heads[0]: world.person().name, **cells})
    return f"{rules}{len(heads)}"


def write_shopping_list(world: World, pen: Pen) -> str:
    mark = world.random.choice(("- ", "\u2022 ", "", "[ ] ", "\u25a1 "))
    pen.line(WORDING.pick(world, "list"), pen.manner.style(1.3, True))
    for item in WORDING.some(world, "groceries", world.random.randint(5, 14)):
        pen.line(mark + item)
    return mark.strip()


def write_cv(world: World, pen: Pen) -> str:
    random, owner = world.random, world.person()
    pen.line(WORDING.pick(world, "cv"), pen.manner.style(1.6, True))
    pen.line(owner.name, pen.manner.style(1.3, True))
    pen.lines([*owner.address, world.phone(), world.email(owner)][: random.randint(2, 6)])
    pen.down(0.8)
    x = random.choice((420.0, 560.0))
    for part in WORDING.some(world, "cv_parts", random.randint(3, 6)):
        pen.line(part, pen.manner.style(1.1, True))
        for _ in range(random.randint(1, 4)):
            if not pen.has_room(4):
                break
            year = world.day().year
            pen.at(pen.left, f"{year} - {year + random.randint(1, 4)}")
            post = f"{WORDING.pick(world, 'jobs')}, {world.firm().name}"
            pen.line(post if random.random() < 0.7 else WORDING.pick(world, "skills"), x=x)
        pen.down(0.5)
    return f"{x:.0f}"


def _price(world: World, most: int) -> Decimal:
    return Decimal(world.random.randint(100, most * 100)) / 100
