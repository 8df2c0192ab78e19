"""Small and showy papers: certificates, flyers, tickets, slides, business cards, meter cards."""

from __future__ import annotations

from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.other.prose import paragraph, sentence
from docintel.training.synthesis.other.wording import WORDING
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.sheet import Align
from docintel.training.synthesis.world import World

_ALIGNS: tuple[Align, ...] = ("center", "center", "left")


def write_certificate(world: World, pen: Pen) -> str:
    random, align = world.random, world.random.choice(_ALIGNS)
    pen.down(random.choice((1, 6)))
    pen.line(world.firm().name, pen.manner.style(1.2), align)
    pen.down(2)
    pen.line(WORDING.pick(world, "certificate"), pen.manner.style(2.4, True), align)
    pen.down(2)
    pen.line(WORDING.all(world, "certificate_lines")[0], None, align)
    pen.line(world.person().name, pen.manner.style(1.8, True), align)
    for line in WORDING.some(world, "certificate_lines", 2):
        pen.line(line, None, align)
    pen.line(f"{world.goods()}, {world.print_day(world.day())}", None, align)
    pen.down(4)
    pen.line(f"{world.person().name}   {world.person().name}", None, align)
    return align


def write_flyer(world: World, pen: Pen) -> str:
    random, align = world.random, world.random.choice(_ALIGNS)
    pen.down(random.randint(0, 8))
    pen.line(
        WORDING.pick(world, "flyer"), pen.manner.style(random.choice((2.5, 3.5, 4.5)), True), align
    )
    pen.down(1.5)
    for line in WORDING.some(world, "flyer_lines", random.randint(2, 6)):
        pen.line(
            line, pen.manner.style(random.choice((1.2, 1.6, 2.2)), random.random() < 0.4), align
        )
        pen.down(0.6)
    pen.line(
        f"{world.print_day(world.day())}, {random.randint(9, 22)}:00", pen.manner.style(1.5), align
    )
    pen.line(", ".join(world.firm().address), None, align)
    if random.random() < 0.6:
        pen.line(world.phone(), pen.manner.style(1.5, True), align)
    return align


def write_brochure(world: World, pen: Pen) -> str:
    """Three folds of text on a wide page."""
    top, width = pen.y, (pen.right - pen.left) / 3
    for fold in range(3):
        pen.y = top
        left = pen.left + fold * width
        pen.paragraph(world.goods(), pen.manner.style(1.4, True), left, left + width - 50)
        for _ in range(world.random.randint(1, 4)):
            pen.down(0.7)
            pen.paragraph(paragraph(world, "flyer_lines", 4), None, left, left + width - 50)
            pen.paragraph(world.sentence(), None, left, left + width - 50)
    return "folds"


def write_ticket(world: World, pen: Pen) -> str:
    random = world.random
    pen.line(WORDING.pick(world, "ticket"), pen.manner.style(1.6, True))
    pen.line(world.firm().name)
    pen.down(0.5)
    words = WORDING.some(world, "ticket_words", random.randint(3, 7))
    step = (pen.right - pen.left) / 4
    for at, word in enumerate(words):
        x = pen.left + at % 4 * step
        pen.at(x, word, pen.manner.style(0.8))
        pen.y += pen.manner.leading
        pen.at(
            x, fill(random.choice(("##", "@#", "%", "##@")), random), pen.manner.style(1.2, True)
        )
        pen.y -= pen.manner.leading
        if at % 4 == 3:
            pen.down(2.5)
    pen.down(2.5)
    pen.line(f"{world.print_day(world.day())}   {random.randint(6, 22)}:{random.randint(0, 59):02}")
    if random.random() < 0.6:
        pen.line(world.print_price(world.tax_rate() + 5))
    pen.line(fill("############", random), pen.manner.style(0.8))
    return f"{len(words)}"


def write_meter_card(world: World, pen: Pen) -> str:
    random = world.random
    pen.line(WORDING.pick(world, "meter"), pen.manner.style(1.4, True))
    pen.lines([world.firm().name, *world.person().address])
    pen.down(1)
    words = WORDING.some(world, "meter_words", random.randint(4, 7))
    for word in words:
        if not pen.has_room(1.5):
            break
        pen.at(pen.left, pen.manner.label(word))
        pen.line(" ".join(fill("######", random)), x=pen.left + 500)
        pen.down(0.4)
    return f"{len(words)}"


def write_slide(world: World, pen: Pen) -> str:
    random = world.random
    mark = random.choice(("\u2022 ", "- ", "\u25ba ", ""))
    pen.line(WORDING.pick(world, "slide"), pen.manner.style(2.6, True))
    pen.down(1.5)
    for bullet in WORDING.some(world, "bullets", random.randint(2, 6)):
        said = bullet if random.random() < 0.5 else sentence(world)[:-1]
        pen.line(mark + said, pen.manner.style(1.7))
        pen.down(0.6)
    pen.sheet.write(pen.right, pen.bottom, str(random.randint(1, 40)), pen.manner.style(), "right")
    return mark.strip()


def write_business_card(world: World, pen: Pen) -> str:
    owner, firm, align = world.person(), world.firm(), world.random.choice(_ALIGNS)
    pen.line(firm.name, pen.manner.style(1.4, True), align)
    pen.line(owner.name, pen.manner.style(1.2), align)
    pen.line(WORDING.pick(world, "jobs"), pen.manner.style(0.9), align)
    pen.down(0.8)
    for line in (*firm.address, world.phone(), world.email(firm)):
        pen.line(line, pen.manner.style(0.9), align)
    return align


def write_label(world: World, pen: Pen) -> str:
    """An envelope or a parcel's label: two addresses and little else."""
    sender, recipient = world.firm(), world.person()
    pen.lines([sender.name, *sender.address], pen.manner.style(0.8))
    pen.down(3)
    pen.lines([recipient.name, *recipient.address], pen.manner.style(1.3), x=pen.left + 250)
    return "label"
